package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SimulatedEc2;
import io.snapwarden.simulation.model.SnapshotRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// People and scripts that do something to snapshots: protect ours, write over our marks, make some that look like
/// ours. It is remembered which, so that laws can ask.
final class Meddlers {

    static final String HOLD = "snapwarden:hold";
    static final List<String> MARKS =
            List.of("snapwarden:policy", "snapwarden:slot", "snapwarden:members", "snapwarden:source");

    private final SimulatedAws aws;
    private final Scene scene;
    private final Random random;
    private final Interference interference = new Interference();
    private final ServiceTruth services;
    private final ServiceMeddlers serviceMeddlers;

    Meddlers(SimulatedAws aws, Scene scene, Random random) {
        this.aws = aws;
        this.scene = scene;
        this.random = random;
        services = new ServiceTruth(aws);
        serviceMeddlers = new ServiceMeddlers(aws, interference, random);
    }

    /// Somebody protects a snapshot of ours: says "keep", locks it, or makes an image of it.
    void shield() {
        var scope = anyScope();
        if (scene.drawsServices(random)) {
            serviceMeddlers.shield(scope, ours(scope));
            return;
        }
        var snapshot = any(oursInEc2(scope));
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
        if (interference.isShielded(id)) {
            return;
        }
        if (ServiceMeddlers.concern(id)) {
            serviceMeddlers.hold(scope, id);
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
        interference.shields(id, aws.time().instant());
    }

    /// Somebody needs a snapshot no more.
    void unshield() {
        var scope = anyScope();
        if (scene.drawsServices(random)) {
            serviceMeddlers.unshield(scope, ours(scope));
            return;
        }
        var snapshot = any(oursInEc2(scope).stream()
                .filter(one -> interference.isShielded(one.id().value()))
                .toList());
        if (snapshot != null) {
            var id = snapshot.id().value();
            people(scope).deleteTags(List.of(id), List.of(HOLD));
            people(scope).unlockSnapshot(id);
            people(scope).describeImages(true).stream()
                    .filter(image -> image.snapshots().contains(id))
                    .forEach(image -> people(scope).deregisterImage(image.id()));
            interference.unshields(id, aws.time().instant());
        }
    }

    /// A snapshot of a stranger's volume that says to be one of ours.
    void forge() {
        var scope = anyScope();
        if (scene.drawsServices(random)) {
            serviceMeddlers.forge(scope, ours(scope));
        } else {
            forge(scope);
        }
    }

    void forge(Scope scope) {
        var volume = aws.stage(scope).volume("gp3", 8, Map.of());
        var model = any(oursInEc2(scope));
        var tags = model == null ? someMarks() : model.tags();
        var description = model != null && random.nextBoolean() ? model.description() : "nightly backup";
        take(scope, volume, description, tags);
    }

    /// Somebody writes over a mark of ours.
    void tamper() {
        var scope = anyScope();
        if (scene.drawsServices(random)) {
            serviceMeddlers.tamper(scope, ours(scope));
            return;
        }
        var snapshot = any(oursInEc2(scope));
        if (snapshot != null) {
            interference.tampered(
                    snapshot.id().value(), String.valueOf(snapshot.tags().get("snapwarden:work")));
            people(scope)
                    .createTags(
                            List.of(snapshot.id().value()),
                            Map.of(MARKS.get(random.nextInt(MARKS.size())), "nonsense"));
        }
    }

    /// A script of somebody else takes snapshots of our volumes, and of its own, at once.
    void crowd() {
        var scope = anyScope();
        if (scene.drawsServices(random)) {
            serviceMeddlers.crowd(scope);
            return;
        }
        for (var id : aws.stage(scope).volumes().stream().sorted().toList()) {
            if (random.nextInt(3) == 0 && !take(scope, id, "a script", Map.of())) {
                return; // the quota is used up, which was the point
            }
        }
    }

    /// The same of jobs of AWS Backup.
    void crowdJobs(Scope scope) {
        serviceMeddlers.crowd(scope);
    }

    void unlockVault(Scope scope) {
        serviceMeddlers.unlock(scope);
    }

    /// Whether there was room, for quotas hold for strangers too.
    private boolean take(Scope scope, String volume, String description, Map<String, String> tags) {
        try {
            interference.stranger(people(scope)
                    .createSnapshot(volume, description, tags)
                    .facts()
                    .id()
                    .value());
            return true;
        } catch (AwsError _) {
            return false;
        }
    }

    /// Who did what.
    Interference interference() {
        return interference;
    }

    /// What exists, without what strangers made or wrote over.
    List<Snapshot> ours(Scope scope) {
        return Stream.of(oursInEc2(scope).stream(), oursOfServices(scope), ofCommands(scope))
                .flatMap(some -> some)
                .toList();
    }

    /// One that exists, whosoever it is.
    Optional<Snapshot> find(Scope scope, String id) {
        return ServiceMeddlers.concern(id)
                ? services.everything(scope).stream()
                        .filter(snapshot -> snapshot.id().value().equals(id))
                        .findFirst()
                : aws.stage(scope).snapshot(id).map(SnapshotRow::facts);
    }

    private List<Snapshot> oursInEc2(Scope scope) {
        return aws.stage(scope).snapshots().stream()
                .map(SnapshotRow::facts)
                .filter(this::isOurs)
                .toList();
    }

    private Stream<Snapshot> oursOfServices(Scope scope) {
        return scene.hasServices() ? services.everything(scope).stream().filter(this::isOurs) : Stream.empty();
    }

    private Stream<Snapshot> ofCommands(Scope scope) {
        return scene.promises().contains(Promise.DUMPS)
                ? new CommandTruth(aws).everything(scope).stream()
                : Stream.empty();
    }

    private boolean isOurs(Snapshot snapshot) {
        return snapshot.description().startsWith("snapwarden/")
                && !interference.isStranger(snapshot.id().value())
                && !interference.isStranger(snapshot.volume());
    }

    private Map<String, String> someMarks() {
        var policy = scene.promises().getFirst().policy();
        return Map.of("snapwarden:policy", policy, "snapwarden:slot", "2026-11-19T23:00:00Z");
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
