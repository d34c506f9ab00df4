package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.DatabaseStage;
import io.snapwarden.simulation.model.SimulatedAws;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What meddlers do to what AWS Backup and RDS keep, and to their room for more.
final class ServiceMeddlers {

    private static final String VAULTS = "arn:aws:backup:";
    private static final String OF_CLUSTERS = ":cluster-snapshot:";
    private static final String OTHERS_ROLE = "arn:aws:iam::" + Scene.ACCOUNT + ":role/others";
    private static final int REGION = 3;

    private final SimulatedAws aws;
    private final Interference interference;
    private final Random random;
    private int made;

    ServiceMeddlers(SimulatedAws aws, Interference interference, Random random) {
        this.aws = aws;
        this.interference = interference;
        this.random = random;
    }

    /// Whether a snapshot is kept by one of these services.
    static boolean concern(String id) {
        return id.startsWith("arn:");
    }

    static boolean isInVault(String id) {
        return id.startsWith(VAULTS);
    }

    /// What stands for the vault of a point, which is locked whole.
    static String vaultOf(String id) {
        return "vault in " + id.split(":", -1)[REGION];
    }

    void shield(Scope scope, List<Snapshot> ours) {
        withAny(ours, snapshot -> {
            var id = snapshot.id().value();
            if (isInVault(id) && random.nextInt(3) == 0) {
                aws.stage(scope).backups().lockVault(ServiceTruth.VAULT);
                interference.shields(vaultOf(id), aws.time().instant());
            } else {
                hold(scope, id);
            }
        });
    }

    void hold(Scope scope, String id) {
        if (!interference.isShielded(id)) {
            tag(scope, id, Map.of(Meddlers.HOLD, "please"));
            interference.shields(id, aws.time().instant());
        }
    }

    void unshield(Scope scope, List<Snapshot> ours) {
        unlock(scope);
        var held = ours.stream()
                .filter(one -> interference.isShielded(one.id().value()))
                .toList();
        withAny(held, snapshot -> {
            var id = snapshot.id().value();
            if (isInVault(id)) {
                aws.stage(scope).backups().untag(id, Meddlers.HOLD);
            } else {
                databases(scope, id).untag(name(id), Meddlers.HOLD);
            }
            interference.unshields(id, aws.time().instant());
        });
    }

    void unlock(Scope scope) {
        aws.stage(scope).backups().unlockVault(ServiceTruth.VAULT);
        interference.unshields("vault in " + scope.region(), aws.time().instant());
    }

    void tamper(Scope scope, List<Snapshot> ours) {
        withAny(ours, snapshot -> {
            var id = snapshot.id().value();
            interference.tampered(id, String.valueOf(snapshot.tags().get("snapwarden:work")));
            tag(scope, id, Map.of(Meddlers.MARKS.get(random.nextInt(Meddlers.MARKS.size())), "nonsense"));
        });
    }

    /// Somebody makes what carries all tags of one of ours: of another resource, or of the same one by a backup plan,
    /// or under another name. Or what has the name that ours is going to have.
    void forge(Scope scope, List<Snapshot> ours) {
        withAny(ours, model -> {
            if (!isInVault(model.id().value())) {
                switch (++made % 3) {
                    case 0 -> copyOfDatabase(scope, model, "copy-" + made, model.tags());
                    case 1 -> copyOfDatabase(scope, model, nextNameOf(scope, model), model.tags());
                    default -> copyOfDatabase(scope, model, nextNameOf(scope, model), Map.of());
                }
            } else if (random.nextBoolean()) {
                interference.stranger(
                        aws.stage(scope).backups().planned(model.volume(), ServiceTruth.VAULT, model.tags()));
            } else {
                var other = "arn:aws:dynamodb:" + scope.region() + ":" + scope.account() + ":table/others-" + ++made;
                aws.stage(scope).backups().put(other, Map.of());
                interference.stranger(other);
                startJob(scope, other, ServiceTruth.VAULT, model.tags());
            }
        });
    }

    /// Of the first attempt at the source's next slot.
    private String nextNameOf(Scope scope, Snapshot model) {
        var promise = Promise.of(String.valueOf(model.tags().get("snapwarden:policy")));
        var now = aws.time().instant();
        var slot = promise.slots(now, now.plus(promise.every())).getFirst();
        var owed =
                new Obligation(new PolicyName(promise.policy()), new Slot(slot), scope, new ResourceId(model.volume()));
        return ServiceLaws.NAMES + owed.workId() + "-1";
    }

    private void copyOfDatabase(Scope scope, Snapshot model, String copy, Map<String, String> tags) {
        var id = model.id().value();
        var stage = databases(scope, id);
        if (stage.snapshots().stream().anyMatch(row -> row.name().equals(copy))) {
            return;
        }
        stage.snapshots().stream()
                .filter(row -> row.arn().equals(id) && stage.exists(row.database()))
                .findFirst()
                .ifPresent(row -> {
                    stage.snapshot(copy, row.database(), "manual", tags);
                    interference.stranger(id.substring(0, id.lastIndexOf(':') + 1) + copy);
                });
    }

    /// Somebody else's jobs of our resources, which ours give way to.
    void crowd(Scope scope) {
        aws.stage(scope).backups().resources().stream()
                .filter(_ -> random.nextInt(3) == 0)
                .forEach(resource -> startJob(scope, resource, ServiceTruth.OTHERS, Map.of()));
    }

    private void startJob(Scope scope, String resource, String vault, Map<String, String> tags) {
        try {
            aws.undisturbedBackup(scope).startBackupJob(resource, vault, OTHERS_ROLE, "others-" + ++made, tags);
        } catch (AwsError _) {
            // there are as many jobs as there may be
        }
    }

    private void tag(Scope scope, String id, Map<String, String> tags) {
        if (isInVault(id)) {
            aws.stage(scope).backups().tag(id, tags);
        } else {
            databases(scope, id).tag(name(id), tags);
        }
    }

    private DatabaseStage databases(Scope scope, String id) {
        return id.contains(OF_CLUSTERS)
                ? aws.stage(scope).clusters()
                : aws.stage(scope).databases();
    }

    private static String name(String id) {
        return id.substring(id.lastIndexOf(':') + 1);
    }

    private void withAny(List<Snapshot> ours, Consumer<Snapshot> does) {
        var some = any(ours.stream().filter(one -> concern(one.id().value())).toList());
        if (some != null) {
            does.accept(some);
        }
    }

    private <T> @Nullable T any(List<T> some) {
        return some.isEmpty() ? null : some.get(random.nextInt(some.size()));
    }
}
