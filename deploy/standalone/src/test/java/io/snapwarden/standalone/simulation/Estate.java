package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.simulation.model.FreezeDocument;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SimulatedEc2;
import io.snapwarden.simulation.model.SimulatedHost;
import io.snapwarden.simulation.model.VssDocument;
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

    /// One of so many instances has no agent of Systems Manager. Where its hooks must end well each has one.
    private static final int AGENTLESS = 5;

    private static final List<String> WORKLOADS = List.of("shop", "desk");

    /// What a policy selects, at times.
    ///
    /// @param tags by which it is selected
    /// @param selected when it existed and carried them
    record Source(
            String id, Scope scope, Promise promise, ResourceKind kind, Map<String, String> tags, Spans selected) {

        private static final String COMMAND = "command-";

        /// Whether another service than EC2 makes the points.
        boolean ofServices() {
            return isOfVault() || isOfRds();
        }

        /// What AWS knows it by: an application is known by its instance.
        String resource() {
            return kind == ResourceKind.COMMAND ? id.substring(COMMAND.length()) : id;
        }

        boolean isOfRds() {
            return kind.isDatabase();
        }

        boolean isOfVault() {
            return kind == ResourceKind.AWS_BACKUP;
        }
    }

    private final SimulatedAws aws;
    private final Scene scene;
    private final Random random;
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, SimulatedHost> hosts = new TreeMap<>();
    private final Map<String, WatchedVss> windows = new TreeMap<>();
    private final Map<String, DumpDocument> dumps = new TreeMap<>();
    private final List<CaptureLaws> captures = new ArrayList<>();
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
                volume(scope, Promise.HOURLY, Promise.HOURLY.tags(), Map.of());
                volume(scope, Promise.HOURLY, Promise.HOURLY.tags(), Map.of());
            }
            volume(scope, Promise.OFTEN, Promise.OFTEN.tags(), Map.of("retention", "2"));
            if (scene.promises().contains(Promise.DAILY)) {
                instance(scope, Promise.DAILY, Promise.DAILY.tags(), 2 + random.nextInt(2));
            }
            scene.promises().stream().filter(Promise::ofWorkloads).forEach(promise -> workloads(scope, promise));
            scene.promises().stream()
                    .filter(promise -> (promise.ofServices() && !promise.ofWorkloads()) || promise.ofHosts())
                    .forEach(promise -> {
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
                if (promise.ofWorkloads()) {
                    workloads(scope, promise);
                    continue;
                }
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
        var kinds = List.copyOf(promise.kinds());
        if (promise.ofWorkloads()) {
            var workload = WORKLOADS.get(random.nextInt(WORKLOADS.size()));
            source(scope, promise, kinds.get(random.nextInt(kinds.size())), promise.tags(workload));
        } else {
            source(scope, promise, kinds.getFirst(), promise.tags());
        }
    }

    /// One of each kind, an instance more, and a second workload of one.
    private void workloads(Scope scope, Promise promise) {
        var tags = promise.tags(WORKLOADS.getFirst());
        promise.kinds().forEach(kind -> source(scope, promise, kind, tags));
        source(scope, promise, ResourceKind.INSTANCE, tags);
        source(scope, promise, ResourceKind.VOLUME, promise.tags(WORKLOADS.getLast()));
    }

    private void source(Scope scope, Promise promise, ResourceKind kind, Map<String, String> tags) {
        switch (kind) {
            case INSTANCE -> {
                int volumes = 1 + random.nextInt(3);
                if (promise.ofWindows()) {
                    windows(scope, promise, tags, volumes);
                } else {
                    instance(scope, promise, tags, volumes);
                }
            }
            case VOLUME -> volume(scope, promise, tags, Map.of());
            case AWS_BACKUP, RDS, AURORA ->
                add(services.launch(scope, promise, kind, tags), scope, promise, kind, tags);
            case COMMAND -> application(scope, promise, tags);
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
        switch (source.kind()) {
            case INSTANCE, COMMAND -> people(source.scope()).terminateInstance(source.resource());
            case VOLUME -> people(source.scope()).deleteVolume(source.id());
            case AWS_BACKUP, RDS, AURORA -> services.remove(source);
        }
    }

    /// A database is deleted, and another one is made under its name.
    void replace(Source database) {
        if (!gone.containsKey(database.id())) {
            remove(database);
            add(services.replace(database), database.scope(), database.promise(), database.kind(), database.tags());
        }
    }

    /// What AWS Backup and RDS take.
    ServiceSources services() {
        return services;
    }

    /// One of those that exist, of one of these kinds; null where there is none.
    @Nullable
    Source anyOf(Predicate<Source> kinds) {
        return any(existing(kinds));
    }

    List<Source> existing(Predicate<Source> kinds) {
        return sources.stream()
                .filter(one -> !gone.containsKey(one.id()) && kinds.test(one))
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
            if (source.ofServices()) {
                services.tag(source, false);
            } else {
                people(source.scope()).deleteTags(List.of(source.resource()), List.of(Promise.TAG));
            }
        } else {
            select(source);
        }
    }

    private void select(Source source) {
        source.selected().begin(aws.time().instant());
        if (source.ofServices()) {
            services.tag(source, true);
        } else {
            people(source.scope()).createTags(List.of(source.resource()), source.tags());
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

    private void volume(Scope scope, Promise promise, Map<String, String> tags, Map<String, String> more) {
        var all = new HashMap<>(more);
        all.putAll(tags);
        add(aws.stage(scope).volume("gp3", 4 + random.nextInt(60), all), scope, promise, ResourceKind.VOLUME, tags);
    }

    private void instance(Scope scope, Promise promise, Map<String, String> tags, int volumes) {
        var sizes = random.ints(volumes, 4, 60).boxed().toList();
        var all = new HashMap<>(tags);
        all.put("Name", "web");
        var id = aws.stage(scope).instance(sizes, all, Map.of());
        add(id, scope, promise, ResourceKind.INSTANCE, tags);
        if (promise.ofWorkloads() || random.nextInt(AGENTLESS) > 0) {
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

    private void windows(Scope scope, Promise promise, Map<String, String> tags, int volumes) {
        var id = aws.stage(scope).windows(random.ints(volumes, 4, 60).boxed().toList(), tags, Map.of());
        var document = new WatchedVss(
                aws,
                scope,
                snapshot -> captures.forEach(laws -> laws.made(scope, snapshot.description(), snapshot.tags())));
        add(id, scope, promise, ResourceKind.INSTANCE, tags);
        windows.put(id, document);
        hosts.put(id, aws.stage(scope).host(id).document(VssDocument.NAME, document));
    }

    private void application(Scope scope, Promise promise, Map<String, String> tags) {
        var id = aws.stage(scope).instance(List.of(8), tags, Map.of());
        var document = new DumpDocument(aws.bucket(DumpDocument.BUCKET));
        add(Source.COMMAND + id, scope, promise, ResourceKind.COMMAND, tags);
        dumps.put(id, document);
        hosts.put(id, aws.stage(scope).host(id).document(DumpDocument.NAME, document));
    }

    /// Those that run Windows, by instance.
    Map<String, WatchedVss> windows() {
        return windows;
    }

    /// Applications that back themselves up, by instance.
    Map<String, DumpDocument> dumps() {
        return dumps;
    }

    /// Hosts that make snapshots themselves show them to these.
    void hostsTell(CaptureLaws laws) {
        captures.add(laws);
    }

    /// The hosts with an agent, by instance.
    Map<String, SimulatedHost> hosts() {
        return hosts;
    }

    private void excluded(Scope scope) {
        aws.stage(scope)
                .instance(List.of(8), Map.of(Promise.TAG, Promise.DAILY.tag(), "Backup-exclude", "yes"), Map.of());
    }

    private void add(String id, Scope scope, Promise promise, ResourceKind kind, Map<String, String> tags) {
        var spans = new Spans();
        spans.begin(aws.time().instant());
        sources.add(new Source(id, scope, promise, kind, tags, spans));
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
