package io.snapwarden.domain.event;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.CommandResult;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.Workloads;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.text.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that happened. It carries enough that a subscriber calls nobody.
public sealed interface Event {

    Instant at();

    /// The same for every repetition of the same happening.
    String id();

    record RunOpened(RunKey run, List<Scope> scopes, boolean onDemand, Instant at) implements Event {
        @Override
        public String id() {
            return "run-opened/" + path(run);
        }
    }

    /// The create call returned: the point in time is fixed, its completion is to come. A job of AWS Backup has
    /// begun, and fixes the instant when it runs; so has a command that backs an application up.
    ///
    /// @param snapshots empty for a job of AWS Backup, which has no point yet, and for a command
    /// @param frozen how long its source was frozen; null where nothing was frozen, or nobody knows how long
    /// @param weaker why it is less consistent than its policy wants; null when it is not
    /// @param job the id of AWS Backup's job, or of the command in Systems Manager; null where there is none
    record RecoveryPointCaptured(
            PointKey key,
            ResourceKind kind,
            CaptureId capture,
            List<SnapshotId> snapshots,
            Consistency consistency,
            List<String> droppedTags,
            @Nullable Duration frozen,
            @Nullable String weaker,
            @Nullable String job,
            Instant at)
            implements Event {

        /// Of what EC2 captured.
        public RecoveryPointCaptured(
                PointKey key,
                ResourceKind kind,
                CaptureId capture,
                List<SnapshotId> snapshots,
                Consistency consistency,
                List<String> droppedTags,
                @Nullable Duration frozen,
                @Nullable String weaker,
                Instant at) {
            this(key, kind, capture, snapshots, consistency, droppedTags, frozen, weaker, null, at);
        }

        @Override
        public String id() {
            return "captured/" + path(key) + "/" + capture;
        }
    }

    /// A point is good: whole and completed.
    ///
    /// @param snapshots empty for what an application backed up by a command of its own
    /// @param elapsed from the capture to the completion
    /// @param weaker why it is less than its policy wants: less consistent, or completed with issues; null when
    ///     it is not
    /// @param command what the application's own backup said and left; null where AWS made the point
    record RecoveryPointCompleted(
            PointKey key,
            ResourceKind kind,
            String name,
            List<SnapshotId> snapshots,
            Consistency consistency,
            Instant takenAt,
            Duration elapsed,
            long fullSizeBytes,
            boolean late,
            @Nullable String weaker,
            @Nullable CommandResult command,
            Instant at)
            implements Event {

        /// Of what AWS made.
        public RecoveryPointCompleted(
                PointKey key,
                ResourceKind kind,
                String name,
                List<SnapshotId> snapshots,
                Consistency consistency,
                Instant takenAt,
                Duration elapsed,
                long fullSizeBytes,
                boolean late,
                @Nullable String weaker,
                Instant at) {
            this(key, kind, name, snapshots, consistency, takenAt, elapsed, fullSizeBytes, late, weaker, null, at);
        }

        @Override
        public String id() {
            return "completed/" + path(key);
        }
    }

    /// An attempt failed.
    ///
    /// @param retried whether another attempt follows
    /// @param elapsed from the slot to the failure
    /// @param fullSizeBytes full size of what the failed attempt left, 0 where it left nothing
    record RecoveryPointFailed(
            PointKey key,
            ResourceKind kind,
            String name,
            String reason,
            boolean retried,
            Duration elapsed,
            long fullSizeBytes,
            Instant at)
            implements Event {
        @Override
        public String id() {
            return "failed/" + path(key) + (retried ? "/retried" : "");
        }
    }

    /// What could be captured of a workload was begun, side by side. A later one of the same workload and run tells of
    /// members that came later, or looks at the same ones again.
    ///
    /// @param members when the capture of each began, in order
    /// @param missing what is not captured by now, and why
    /// @param span from the start of the first to that of the last
    record WorkloadCaptured(
            RunKey run,
            Scope scope,
            WorkloadName workload,
            List<Begun> members,
            List<Missing> missing,
            Duration span,
            Instant at)
            implements Event {

        private static final int SAID_DIGITS = 12;

        public record Begun(ResourceKind kind, ResourceId source, Instant at) {}

        public record Missing(ResourceKind kind, ResourceId source, String why) {}

        public WorkloadCaptured {
            members = List.copyOf(members);
            missing = List.copyOf(missing);
        }

        /// As a person reads it.
        public String words() {
            return workload + ": " + count();
        }

        /// The same without the name.
        public String count() {
            return new Workloads.Together(workload, members.size() + missing.size(), members.size(), span).count();
        }

        /// The same members that began at the same instants are the same happening.
        @Override
        public String id() {
            var said = Digest.hex(workload + "\n" + members + "\n" + missing, SAID_DIGITS);
            return "workload-captured/" + path(run) + "/" + scope + "/" + said;
        }
    }

    /// A hook after a capture did not end well.
    ///
    /// @param stage when it was due: once captured, or once completed
    /// @param tries how often it was tried by now
    /// @param reason how it ended, with the end of what it printed, and what to do
    /// @param retried whether it is tried again
    record HookFailed(
            PointKey key, String document, Hooks.Stage stage, int tries, String reason, boolean retried, Instant at)
            implements Event {
        @Override
        public String id() {
            return "hook-failed/" + path(key) + "/" + stage + "/" + document + "/" + tries;
        }
    }

    record RecoveryPointMissed(Obligation obligation, ResourceKind kind, String name, String reason, Instant at)
            implements Event {
        @Override
        public String id() {
            return "missed/" + obligation.workId();
        }
    }

    record RecoveryPointSkipped(Obligation obligation, ResourceKind kind, String name, String reason, Instant at)
            implements Event {
        @Override
        public String id() {
            return "skipped/" + obligation.workId();
        }
    }

    /// Two points met one obligation: one counts, the others go with the next deleting prune.
    record TwinFound(PointKey canonical, List<SnapshotId> twins, Instant at) implements Event {
        @Override
        public String id() {
            return "twin/" + path(canonical) + "/" + twins.getFirst();
        }
    }

    /// A snapshot carries some of our marks but not all: it satisfies nothing and is never deleted.
    record MarksDisagree(Scope scope, SnapshotId snapshot, String why, Instant at) implements Event {
        @Override
        public String id() {
            return "marks-disagree/" + snapshot;
        }
    }

    record RecoveryPointPruned(PointKey key, CaptureId capture, List<SnapshotId> snapshots, String cause, Instant at)
            implements Event {
        @Override
        public String id() {
            return "pruned/" + path(key) + "/" + capture;
        }
    }

    /// A prune of a scope has got so far; a later one of the same run replaces it.
    ///
    /// @param dryRun whether nothing was deleted because the file does not allow it
    /// @param expired points that the plan lets go
    /// @param deleted points that are gone by now; in a dry run 0
    /// @param refused points that the plan lets go but that AWS or the day's limit protects, with reasons
    record ScopePruned(
            Scope scope,
            RunKey run,
            boolean dryRun,
            int kept,
            int expired,
            int deleted,
            List<String> refused,
            Instant at)
            implements Event {

        private static final int SAID_DIGITS = 8;

        /// A later plan may delete as much and yet refuse other points.
        @Override
        public String id() {
            var said = Digest.hex(expired + "\n" + String.join("\n", refused), SAID_DIGITS);
            return "scope-pruned/" + path(run) + "/" + scope + "/" + deleted + "/" + said;
        }
    }

    record RunClosed(RunReport report, Instant at) implements Event {
        @Override
        public String id() {
            return "run-closed/" + path(report.run());
        }
    }

    record RunSettled(RunReport report, Instant at) implements Event {
        @Override
        public String id() {
            return "run-settled/" + path(report.run());
        }
    }

    /// Slots went by while nobody was planning: their obligations were never written down.
    ///
    /// @param slots the newest of them
    /// @param count all of them
    record SlotsMissed(PolicyName policy, List<Slot> slots, int count, Instant at) implements Event {
        @Override
        public String id() {
            return "slots-missed/" + policy + "/" + slots.getFirst();
        }
    }

    /// A scope cannot be looked at: said once until it can again.
    record ScopeUnreachable(Scope scope, String why, Instant at) implements Event {
        @Override
        public String id() {
            return "scope-unreachable/" + scope + "/" + at;
        }
    }

    /// Which scopes there are is not all that the policy file asks for, or not for certain: an account is left out, or
    /// a list could not be renewed. Said once until it is over.
    ///
    /// @param about what it is about, for example `account 111122223333`
    /// @param unanswered whether AWS did not answer, which a person can mend; otherwise people may want it so
    record ScopesInDoubt(String about, String why, boolean unanswered, Instant at) implements Event {
        @Override
        public String id() {
            return "scopes-in-doubt/" + about + "/" + at;
        }
    }

    /// What [ScopesInDoubt] said of it is over.
    record ScopesCertain(String about, Instant at) implements Event {
        @Override
        public String id() {
            return "scopes-certain/" + about + "/" + at;
        }
    }

    /// A message could be read but not be done.
    record WorkRejected(String type, String why, String body, Instant at) implements Event {
        @Override
        public String id() {
            return "work-rejected/" + type + "/" + Integer.toHexString(body.hashCode());
        }
    }

    private static String path(RunKey run) {
        return run.policy() + "/" + run.slot();
    }

    private static String path(PointKey key) {
        return key.obligation().workId() + "/" + key.attempt();
    }
}
