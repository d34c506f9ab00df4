package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.simulation.model.FreezeDocument;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SimulatedEc2;
import io.snapwarden.simulation.model.SimulatedHost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The account: what is in it, and what people and their scripts do there. It remembers all they did, so that laws
/// can ask.
final class Estate {

    /// One of so many instances has no agent of Systems Manager.
    private static final int AGENTLESS = 5;

    /// A volume or an instance that a policy selects, at times.
    ///
    /// @param selected when it existed and carried the tag
    record Source(String id, Scope scope, Promise promise, Spans selected) {}

    private final SimulatedAws aws;
    private final Scene scene;
    private final Random random;
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, SimulatedHost> hosts = new TreeMap<>();
    private final Map<String, Instant> gone = new HashMap<>();
    private final Meddlers meddlers;
    private final ServiceSources services;

    Estate(SimulatedAws aws, Scene scene, long seed) {
        this.aws = aws;
        this.scene = scene;
        random = new Random(seed);
        meddlers = new Meddlers(aws, scene, random);
        services = new ServiceSources(aws, random);
    }

    Scene scene() {
        return scene;
    }

    /// What is there before Snapwarden is.
    void furnish() {
        for (var scope : scene.scopes()) {
            services.furnish(scope);
            if (scene.promises().contains(Promise.HOURLY)) {
                volume(scope, Promise.HOURLY, Map.of());
                volume(scope, Promise.HOURLY, Map.of());
            }
            volume(scope, Promise.OFTEN, Map.of("retention", "2"));
            instance(scope, Promise.DAILY, 2 + random.nextInt(2));
            scene.promises().stream().filter(Promise::ofServices).forEach(promise -> {
                source(scope, promise);
                source(scope, promise);
            });
            excluded(scope);
            meddlers.forge(scope);
        }
    }

    /// The least that there can be: a source or two of each policy.
    void furnishPlainly() {
        for (var scope : scene.scopes()) {
            services.furnish(scope);
            for (var promise : scene.promises()) {
                for (int i = random.nextInt(2); i < 2; i++) {
                    source(scope, promise);
                }
            }
        }
    }

    /// One more source, of any kind.
    void launch() {
        source(anyScope(), scene.promises().get(random.nextInt(scene.promises().size())));
    }

    private void source(Scope scope, Promise promise) {
        switch (promise.kind()) {
            case INSTANCE -> instance(scope, promise, 1 + random.nextInt(3));
            case VOLUME -> volume(scope, promise, Map.of());
            case AWS_BACKUP, RDS, AURORA, COMMAND -> add(services.launch(scope, promise), scope, promise);
        }
    }

    /// Somebody takes a source away for good; the last one of a policy stays.
    void terminate() {
        var source = any(sources.stream()
                .filter(one -> !gone.containsKey(one.id()) && hasBrothers(one))
                .toList());
        if (source != null) {
            remove(source);
        }
    }

    private void remove(Source source) {
        gone.put(source.id(), aws.time().instant());
        source.selected().end(aws.time().instant());
        switch (source.promise().kind()) {
            case INSTANCE -> people(source.scope()).terminateInstance(source.id());
            case VOLUME -> people(source.scope()).deleteVolume(source.id());
            case AWS_BACKUP, RDS, AURORA, COMMAND -> services.remove(source);
        }
    }

    /// A database is deleted, and another one is made under its name.
    void replace(Source database) {
        if (!gone.containsKey(database.id())) {
            remove(database);
            add(services.replace(database), database.scope(), database.promise());
        }
    }

    /// What AWS Backup and RDS take.
    ServiceSources services() {
        return services;
    }

    /// One of those that exist, of one of these kinds; null where there is none.
    @Nullable
    Source anyOf(Predicate<Promise> kinds) {
        return any(existing(kinds));
    }

    List<Source> existing(Predicate<Promise> kinds) {
        return sources.stream()
                .filter(one -> !gone.containsKey(one.id()) && kinds.test(one.promise()))
                .toList();
    }

    /// Somebody takes the policy's tag off, or puts it back.
    void retag() {
        var source = any(sources.stream()
                .filter(one -> !gone.containsKey(one.id()) && hasBrothers(one))
                .toList());
        if (source == null) {
            return;
        }
        if (source.selected().lasts()) {
            source.selected().end(aws.time().instant());
            if (source.promise().ofServices()) {
                services.tag(source, false);
            } else {
                people(source.scope()).deleteTags(List.of(source.id()), List.of(Promise.TAG));
            }
        } else {
            select(source);
        }
    }

    private void select(Source source) {
        source.selected().begin(aws.time().instant());
        if (source.promise().ofServices()) {
            services.tag(source, true);
        } else {
            people(source.scope())
                    .createTags(
                            List.of(source.id()),
                            Map.of(Promise.TAG, source.promise().tag()));
        }
    }

    /// Every source carries its tag again.
    void selectAll() {
        for (var source : sources) {
            if (!gone.containsKey(source.id()) && !source.selected().lasts()) {
                select(source);
            }
        }
    }

    /// Those who do something to snapshots.
    Meddlers meddlers() {
        return meddlers;
    }

    Collection<Source> sources() {
        return List.copyOf(sources);
    }

    /// When it was taken away; [Instant#MAX] while it exists.
    Instant goneAt(String source) {
        return gone.getOrDefault(source, Instant.MAX);
    }

    Source source(String id) {
        return sources.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is no source of any policy"));
    }

    private void volume(Scope scope, Promise promise, Map<String, String> more) {
        var tags = new HashMap<>(more);
        tags.put(Promise.TAG, promise.tag());
        add(aws.stage(scope).volume("gp3", 4 + random.nextInt(60), tags), scope, promise);
    }

    private void instance(Scope scope, Promise promise, int volumes) {
        var sizes = random.ints(volumes, 4, 60).boxed().toList();
        var tags = Map.of(Promise.TAG, promise.tag(), "Name", "web");
        var id = aws.stage(scope).instance(sizes, tags, Map.of());
        add(id, scope, promise);
        if (random.nextInt(AGENTLESS) > 0) {
            hosts.put(
                    id,
                    aws.stage(scope)
                            .host(id)
                            .mount("/data")
                            .mount("/logs")
                            .document(FreezeDocument.NAME, new FreezeDocument())
                            .document(HookDocument.PAUSE, new HookDocument(HookDocument.PAUSE))
                            .document(HookDocument.RESUME, new HookDocument(HookDocument.RESUME))
                            .document(HookDocument.REPORT, new HookDocument(HookDocument.REPORT)));
        }
    }

    /// The hosts with an agent, by instance.
    Map<String, SimulatedHost> hosts() {
        return hosts;
    }

    private void excluded(Scope scope) {
        aws.stage(scope)
                .instance(List.of(8), Map.of(Promise.TAG, Promise.DAILY.tag(), "Backup-exclude", "yes"), Map.of());
    }

    private void add(String id, Scope scope, Promise promise) {
        var spans = new Spans();
        spans.begin(aws.time().instant());
        sources.add(new Source(id, scope, promise, spans));
    }

    private boolean hasBrothers(Source source) {
        return sources.stream()
                        .filter(one -> one.promise().equals(source.promise())
                                && one.scope().equals(source.scope()))
                        .filter(one -> one.selected().lasts())
                        .count()
                > 1;
    }

    private SimulatedEc2 people(Scope scope) {
        return aws.undisturbed(scope);
    }

    private Scope anyScope() {
        return scene.scopes().get(random.nextInt(scene.scopes().size()));
    }

    private <T> @Nullable T any(List<T> some) {
        return some.isEmpty() ? null : some.get(random.nextInt(some.size()));
    }
}
