package io.snapwarden.domain.work;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.BackupToken;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.SetManifest;
import io.snapwarden.domain.point.SourceTags;
import io.snapwarden.domain.policy.CommandBackup;
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.policy.ManagedBackup;
import io.snapwarden.domain.policy.Quiesce;
import io.snapwarden.domain.policy.Workload;
import io.snapwarden.domain.text.Form;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing to do. Every kind may be delivered more than once and must then do no harm.
public sealed interface Work {

    /// A minute has passed: look what is due. To the planner.
    record Tick() implements Work {}

    /// Compare what these runs owe in a scope with what exists there. To the planner.
    record ScanScope(Scope scope, List<RunKey> runs) implements Work {
        public ScanScope {
            runs = List.copyOf(runs);
            requireSome(runs, "runs");
        }
    }

    /// AWS says that something ended in a scope: look there sooner than in its turn, if a run is open there. A hint:
    /// nothing depends on it. To the planner.
    record LookSooner(Scope scope) implements Work {}

    /// Close or settle a run if all of its scopes are ready for it. To the planner.
    record ReviewRun(RunKey run) implements Work {}

    /// Meet an obligation: make the recovery point of this key. To the snapshotter.
    ///
    /// @param volumes the volumes that were seen, as they were; the point's manifest
    /// @param withoutBoot whether the instance's boot volume is left out
    /// @param withoutData data volumes of the instance that are left out
    /// @param sourceTags the source's tags that the call writes beside our marks
    /// @param droppedTags keys of the source that found no room
    /// @param retain the retention in force, in words
    /// @param quiesce how the source is brought to rest; null where it is captured as it is
    /// @param job how AWS Backup makes the point, and then there are no volumes; null where it does not
    /// @param database what RDS knows the source by, and then there are no volumes; null where RDS makes no point
    /// @param hooks what is run on the instance before and after; null where nothing is
    /// @param command how the application backs itself up, and then there are no volumes; null where it does not
    /// @param workload what it is captured with; null where it is captured alone
    record CaptureRecoveryPoint(
            PointKey key,
            ResourceKind kind,
            List<VolumeShape> volumes,
            boolean withoutBoot,
            List<VolumeId> withoutData,
            Map<String, String> sourceTags,
            List<String> droppedTags,
            Consistency consistency,
            String retain,
            @Nullable Quiesce quiesce,
            @Nullable Job job,
            @Nullable Database database,
            @Nullable Hooks hooks,
            @Nullable CommandBackup command,
            @Nullable WorkloadName workload)
            implements Work {

        /// A database as RDS knows it.
        ///
        /// @param identifier what it is called now; another database may have it later
        public record Database(String identifier) {

            private static final Form IDENTIFIER = Form.of("A-Za-z0-9-", 1, 63);

            public Database {
                if (!IDENTIFIER.fits(identifier)) {
                    throw new IllegalArgumentException("RDS calls a database by 1 to 63 letters, digits and dashes but"
                            + " this is \"" + identifier + "\"");
                }
            }
        }

        /// A job of AWS Backup.
        ///
        /// @param role by its path and name
        /// @param turn see [BackupToken]
        public record Job(String vault, String role, int turn) {
            public Job {
                ManagedBackup.requireVault(vault);
                ManagedBackup.requireRole(role);
                BackupToken.requireTurn(turn);
            }
        }

        public CaptureRecoveryPoint {
            volumes = List.copyOf(volumes);
            withoutData = List.copyOf(withoutData);
            sourceTags = Map.copyOf(sourceTags);
            droppedTags = List.copyOf(droppedTags);
            if (job == null && database == null && command == null) {
                requireSome(volumes, "volumes");
            }
        }

        /// Of what EC2 captures.
        public CaptureRecoveryPoint(
                PointKey key,
                ResourceKind kind,
                List<VolumeShape> volumes,
                boolean withoutBoot,
                List<VolumeId> withoutData,
                Map<String, String> sourceTags,
                List<String> droppedTags,
                Consistency consistency,
                String retain,
                @Nullable Quiesce quiesce) {
            this(
                    key,
                    kind,
                    volumes,
                    withoutBoot,
                    withoutData,
                    sourceTags,
                    droppedTags,
                    consistency,
                    retain,
                    quiesce,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        /// Of what AWS Backup captures.
        public static CaptureRecoveryPoint ofManaged(PointKey key, String retain, Job job) {
            return new CaptureRecoveryPoint(
                    key,
                    ResourceKind.AWS_BACKUP,
                    List.of(),
                    false,
                    List.of(),
                    Map.of(),
                    List.of(),
                    Consistency.CRASH,
                    retain,
                    null,
                    job,
                    null,
                    null,
                    null,
                    null);
        }

        /// Of what RDS captures.
        public static CaptureRecoveryPoint ofDatabase(
                PointKey key, ResourceKind kind, Database database, SourceTags tags, String retain) {
            return new CaptureRecoveryPoint(
                    key,
                    kind,
                    List.of(),
                    false,
                    List.of(),
                    tags.tags(),
                    tags.dropped(),
                    Consistency.CRASH,
                    retain,
                    null,
                    null,
                    database,
                    null,
                    null,
                    null);
        }

        /// Of what an application backs up by itself.
        public static CaptureRecoveryPoint ofCommand(PointKey key, CommandBackup command, String retain) {
            return new CaptureRecoveryPoint(
                    key,
                    ResourceKind.COMMAND,
                    List.of(),
                    false,
                    List.of(),
                    Map.of(),
                    List.of(),
                    Consistency.APPLICATION,
                    retain,
                    null,
                    null,
                    null,
                    null,
                    command,
                    null);
        }

        /// The same, with what is run around it.
        public CaptureRecoveryPoint with(@Nullable Hooks around) {
            return bracketed(around, workload);
        }

        /// The same, captured with others.
        public CaptureRecoveryPoint in(WorkloadName group) {
            return bracketed(hooks, group);
        }

        private CaptureRecoveryPoint bracketed(@Nullable Hooks around, @Nullable WorkloadName group) {
            return new CaptureRecoveryPoint(
                    key,
                    kind,
                    volumes,
                    withoutBoot,
                    withoutData,
                    sourceTags,
                    droppedTags,
                    consistency,
                    retain,
                    quiesce,
                    job,
                    database,
                    around,
                    command,
                    group);
        }

        /// What stands on a point of all its volumes.
        public Marks marks(CaptureId capture) {
            return new Marks(key, capture, volumes.size(), consistency, retain, new SetManifest(volumes));
        }
    }

    /// Meet these obligations side by side, inside one bracket of hooks: each by a recovery point of its own. To the
    /// snapshotter.
    ///
    /// @param onFailure what becomes of the others when hooks before the captures let one of them fail or wait
    /// @param members in the order of their hooks; all of one policy, slot and scope, each of them once
    record CaptureWorkload(WorkloadName workload, Workload.OnFailure onFailure, List<CaptureRecoveryPoint> members)
            implements Work {

        public CaptureWorkload {
            members = List.copyOf(members);
            requireSome(members, "members");
            var first = members.getFirst().key().obligation();
            var sources = new HashSet<ResourceId>();
            for (var member : members) {
                var owed = member.key().obligation();
                if (!owed.policy().equals(first.policy())
                        || !owed.slot().equals(first.slot())
                        || !owed.scope().equals(first.scope())) {
                    throw new IllegalArgumentException(
                            "a workload is of one policy, slot and scope but " + owed + " stands beside " + first);
                }
                if (!sources.add(owed.source())) {
                    throw new IllegalArgumentException("a workload names each member once but " + owed + " twice");
                }
                if (!workload.equals(member.workload())) {
                    throw new IllegalArgumentException(
                            owed + " is of the workload " + member.workload() + ", not of " + workload);
                }
            }
        }

        public Scope scope() {
            return members.getFirst().key().obligation().scope();
        }

        public RunKey run() {
            return members.getFirst().key().obligation().run();
        }
    }

    /// Run what is still owed of an attempt's after-hooks. To the snapshotter.
    ///
    /// @param outcome what became of the attempt, in a word for the document
    record SettleHooks(PointKey key, Hooks.Stage stage, String outcome) implements Work {}

    /// Plan what of a policy's points may go in a scope, and have it deleted if the file says so. To the pruner.
    ///
    /// @param run the run whose close asked for it
    record PruneScope(Scope scope, RunKey run) implements Work {}

    /// Delete those of these points that a fresh plan still prunes. To the pruner.
    record DeleteRecoveryPoints(Scope scope, RunKey run, List<Candidate> candidates) implements Work {

        /// A point that a plan pruned. The source stands in the key.
        public record Candidate(PointKey key, CaptureId capture) {}

        public DeleteRecoveryPoints {
            candidates = List.copyOf(candidates);
            requireSome(candidates, "candidates");
        }

        public List<ResourceId> sources() {
            return candidates.stream()
                    .map(candidate -> candidate.key().obligation().source())
                    .distinct()
                    .toList();
        }

        public PolicyName policy() {
            return run.policy();
        }
    }

    private static void requireSome(List<?> list, String what) {
        if (list.isEmpty()) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
    }
}
