package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SimulatedEc2;
import io.snapwarden.simulation.model.SnapshotRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The account: what is in it, and what people and their scripts do there. It remembers all they did, so that laws
/// can ask.
final class Estate {

    static final AccountId ACCOUNT = new AccountId("111122223333");
    static final List<Scope> SCOPES =
            List.of(new Scope(ACCOUNT, new Region("eu-west-1")), new Scope(ACCOUNT, new Region("us-east-1")));

    private static final String HOLD = "snapwarden:hold";

    /// A volume or an instance that a policy selects, at times.
    ///
    /// @param selected when it existed and carried the tag
    record Source(String id, Scope scope, Promise promise, Spans selected) {}

    private final SimulatedAws aws;
    private final Random random;
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, Instant> gone = new HashMap<>();
    private final Map<String, Spans> shielded = new HashMap<>();
    private final Set<String> strangers = new HashSet<>();
    private final Set<String> tampered = new HashSet<>();
    private final Set<String> touchedWork = new HashSet<>();

    Estate(SimulatedAws aws, long seed) {
        this.aws = aws;
        random = new Random(seed);
    }

    /// What is there before Snapwarden is.
    void furnish() {
        for (var scope : SCOPES) {
            for (int i = 0; i < 2; i++) {
                volume(scope, Promise.HOURLY, Map.of());
            }
            volume(scope, Promise.OFTEN, Map.of("retention", "2"));
            instance(scope, 2 + random.nextInt(2));
            excluded(scope);
            forge(scope);
        }
    }

    /// One more source, of any kind.
    void launch() {
        var scope = anyScope();
        switch (random.nextInt(3)) {
            case 0 -> volume(scope, Promise.HOURLY, Map.of());
            case 1 -> volume(scope, Promise.OFTEN, Map.of());
            default -> instance(scope, 1 + random.nextInt(3));
        }
    }

    /// Somebody takes a source away for good; the last one of a policy stays.
    void terminate() {
        var source = any(sources.stream()
                .filter(one -> !gone.containsKey(one.id()) && hasBrothers(one))
                .toList());
        if (source != null) {
            gone.put(source.id(), aws.time().instant());
            source.selected().end(aws.time().instant());
            if (source.promise().ofInstances()) {
                people(source.scope()).terminateInstance(source.id());
            } else {
                people(source.scope()).deleteVolume(source.id());
            }
        }
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
            people(source.scope()).deleteTags(List.of(source.id()), List.of(Promise.TAG));
        } else {
            source.selected().begin(aws.time().instant());
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
                source.selected().begin(aws.time().instant());
                people(source.scope())
                        .createTags(
                                List.of(source.id()),
                                Map.of(Promise.TAG, source.promise().tag()));
            }
        }
    }

    /// Somebody protects a snapshot of ours: says "keep", locks it, or makes an image of it.
    void shield() {
        var scope = anyScope();
        var snapshot = any(ours(scope));
        if (snapshot != null) {
            shield(scope, snapshot.id().value());
        }
    }

    void shieldMemberOf(Scope scope, String capture) {
        ours(scope).stream()
                .filter(snapshot -> capture.equals(snapshot.tags().get("snapwarden:capture")))
                .findFirst()
                .ifPresent(snapshot -> shield(scope, snapshot.id().value()));
    }

    private void shield(Scope scope, String id) {
        if (shielded.containsKey(id) && spansOf(id).lasts()) {
            return;
        }
        switch (random.nextInt(3)) {
            case 0 -> people(scope).createTags(List.of(id), Map.of(HOLD, "please"));
            case 1 -> people(scope).lockSnapshot(id);
            default -> {
                var image = people(scope).registerImage("of " + id, List.of(id));
                if (random.nextBoolean()) {
                    people(scope).disableImage(image.id());
                }
            }
        }
        spansOf(id).begin(aws.time().instant());
    }

    /// Somebody needs a snapshot no more.
    void unshield() {
        var scope = anyScope();
        var snapshot = any(ours(scope).stream()
                .filter(one -> shielded.containsKey(one.id().value())
                        && spansOf(one.id().value()).lasts())
                .toList());
        if (snapshot != null) {
            var id = snapshot.id().value();
            people(scope).deleteTags(List.of(id), List.of(HOLD));
            people(scope).unlockSnapshot(id);
            people(scope).describeImages(true).stream()
                    .filter(image -> image.snapshots().contains(id))
                    .forEach(image -> people(scope).deregisterImage(image.id()));
            spansOf(id).end(aws.time().instant());
        }
    }

    /// A snapshot of a stranger's volume that says to be one of ours.
    void forge() {
        forge(anyScope());
    }

    private void forge(Scope scope) {
        var volume = aws.stage(scope).volume("gp3", 8, Map.of());
        var model = any(ours(scope));
        var tags = model == null ? someMarks() : model.tags();
        var description = model != null && random.nextBoolean() ? model.description() : "nightly backup";
        strangers.add(people(scope)
                .createSnapshot(volume, description, tags)
                .facts()
                .id()
                .value());
    }

    /// Somebody writes over a mark of ours.
    void tamper() {
        var scope = anyScope();
        var snapshot = any(ours(scope));
        if (snapshot != null) {
            tampered.add(snapshot.id().value());
            touchedWork.add(String.valueOf(snapshot.tags().get("snapwarden:work")));
            var key = List.of("snapwarden:policy", "snapwarden:slot", "snapwarden:members", "snapwarden:source");
            people(scope)
                    .createTags(
                            List.of(snapshot.id().value()), Map.of(key.get(random.nextInt(key.size())), "nonsense"));
        }
    }

    /// A script of somebody else takes snapshots of our volumes, and of its own, at once.
    void crowd() {
        var scope = anyScope();
        for (var id : aws.stage(scope).volumes().stream().sorted().toList()) {
            if (random.nextInt(3) == 0) {
                try {
                    strangers.add(people(scope)
                            .createSnapshot(id, "a script", Map.of())
                            .facts()
                            .id()
                            .value());
                } catch (AwsError _) {
                    return; // the quota is used up, which was the point
                }
            }
        }
    }

    Collection<Source> sources() {
        return List.copyOf(sources);
    }

    /// When it was taken away; [Instant#MAX] while it exists.
    Instant goneAt(String source) {
        return gone.getOrDefault(source, Instant.MAX);
    }

    boolean known(String source) {
        return sources.stream().anyMatch(one -> one.id().equals(source));
    }

    Source source(String id) {
        return sources.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is no source of any policy"));
    }

    /// Not ours, whatever is written on it.
    boolean stranger(String snapshot) {
        return strangers.contains(snapshot) || tampered.contains(snapshot);
    }

    boolean shieldedThrough(String snapshot, Instant begin, Instant end) {
        return shielded.containsKey(snapshot) && spansOf(snapshot).covered(begin, end);
    }

    boolean everShielded(String snapshot) {
        return shielded.containsKey(snapshot);
    }

    /// Whether somebody wrote over a mark of a point of that obligation.
    boolean tamperedWith(String workId) {
        return touchedWork.contains(workId);
    }

    /// What exists, without what strangers made or wrote over.
    List<Snapshot> ours(Scope scope) {
        return aws.stage(scope).snapshots().stream()
                .map(SnapshotRow::facts)
                .filter(snapshot -> snapshot.description().startsWith("snapwarden/"))
                .filter(snapshot -> !stranger(snapshot.id().value()))
                .toList();
    }

    /// How many snapshots of ours somebody wrote over.
    int tamperings() {
        return tampered.size();
    }

    private void volume(Scope scope, Promise promise, Map<String, String> more) {
        var tags = new HashMap<>(more);
        tags.put(Promise.TAG, promise.tag());
        add(aws.stage(scope).volume("gp3", 4 + random.nextInt(60), tags), scope, promise);
    }

    private void instance(Scope scope, int volumes) {
        var sizes = random.ints(volumes, 4, 60).boxed().toList();
        add(
                aws.stage(scope).instance(sizes, Map.of(Promise.TAG, Promise.DAILY.tag(), "Name", "web"), Map.of()),
                scope,
                Promise.DAILY);
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

    private static Map<String, String> someMarks() {
        return Map.of("snapwarden:policy", Promise.HOURLY.policy(), "snapwarden:slot", "2026-11-19T23:00:00Z");
    }

    private Spans spansOf(String snapshot) {
        return shielded.computeIfAbsent(snapshot, _ -> new Spans());
    }

    private SimulatedEc2 people(Scope scope) {
        return aws.undisturbed(scope);
    }

    private Scope anyScope() {
        return SCOPES.get(random.nextInt(SCOPES.size()));
    }

    private <T> @Nullable T any(List<T> some) {
        return some.isEmpty() ? null : some.get(random.nextInt(some.size()));
    }
}
