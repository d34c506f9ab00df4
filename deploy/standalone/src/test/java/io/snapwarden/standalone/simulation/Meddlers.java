package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SimulatedEc2;
import io.snapwarden.simulation.model.SnapshotRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// People and scripts that do something to snapshots: protect ours, write over our marks, make some that look like
/// ours. It is remembered which, so that laws can ask.
final class Meddlers {

    private static final String HOLD = "snapwarden:hold";

    private final SimulatedAws aws;
    private final Scene scene;
    private final Random random;
    private final Map<String, Spans> shielded = new HashMap<>();
    private final Set<String> strangers = new HashSet<>();
    private final Set<String> tampered = new HashSet<>();
    private final Set<String> touchedWork = new HashSet<>();

    Meddlers(SimulatedAws aws, Scene scene, Random random) {
        this.aws = aws;
        this.scene = scene;
        this.random = random;
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

    void forge(Scope scope) {
        var volume = aws.stage(scope).volume("gp3", 8, Map.of());
        var model = any(ours(scope));
        var tags = model == null ? someMarks() : model.tags();
        var description = model != null && random.nextBoolean() ? model.description() : "nightly backup";
        take(scope, volume, description, tags);
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
            if (random.nextInt(3) == 0 && !take(scope, id, "a script", Map.of())) {
                return; // the quota is used up, which was the point
            }
        }
    }

    /// Whether there was room, for quotas hold for strangers too.
    private boolean take(Scope scope, String volume, String description, Map<String, String> tags) {
        try {
            strangers.add(people(scope)
                    .createSnapshot(volume, description, tags)
                    .facts()
                    .id()
                    .value());
            return true;
        } catch (AwsError _) {
            return false;
        }
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

    private Map<String, String> someMarks() {
        var policy = scene.promises().getFirst().policy();
        return Map.of("snapwarden:policy", policy, "snapwarden:slot", "2026-11-19T23:00:00Z");
    }

    private Spans spansOf(String snapshot) {
        return shielded.computeIfAbsent(snapshot, _ -> new Spans());
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
