package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.point.BackupToken;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.SetManifest;
import io.snapwarden.domain.point.SourceTags;
import io.snapwarden.domain.policy.Assignment;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RollEntry;
import io.snapwarden.domain.run.Standing;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkSender.Dispatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Turns what a roll still owes into messages: one live message for each obligation, no more than the scope can take
/// until the next ones are due, the longest unprotected first.
final class CaptureOrders {

    /// What to send, for which sources, and until when it lives.
    record Orders(List<Dispatch> messages, Set<ResourceId> sources, Instant liveUntil) {

        static final Orders NONE = new Orders(List.of(), Set.of(), Instant.MIN);

        /// The roll with what was sent noted.
        Roll notedOn(Roll roll) {
            return roll.with(roll.entries().stream()
                    .map(entry -> sources.contains(entry.source()) ? entry.sentUntil(liveUntil) : entry)
                    .toList());
        }
    }

    private static final Comparator<RollEntry> LONGEST_UNPROTECTED_FIRST =
            Comparator.comparing(RollEntry::lastGood, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final Policy policy;
    private final PlannerConfig config;
    private final Pace pace;
    private final String trace;
    private final Instant now;
    private final Map<PointKey, Integer> turns;

    CaptureOrders(Policy policy, PlannerConfig config, Pace pace, String trace, Instant now) {
        this(policy, config, pace, trace, now, Map.of());
    }

    /// @param turns of attempts whose jobs of AWS Backup gave way
    CaptureOrders(
            Policy policy, PlannerConfig config, Pace pace, String trace, Instant now, Map<PointKey, Integer> turns) {
        this.policy = policy;
        this.config = config;
        this.pace = pace;
        this.trace = trace;
        this.now = now;
        this.turns = Map.copyOf(turns);
    }

    /// @param captured the resources that the policy captures
    Orders of(Roll roll, Map<ResourceId, Assignment> captured) {
        return of(roll, captured, now, now.plus(config.life()));
    }

    /// @param from not visible before
    /// @param until not alive after
    Orders of(Roll roll, Map<ResourceId, Assignment> captured, Instant from, Instant until) {
        var notAfter = earlier(until, roll.windowEnd());
        var wait = Duration.between(now, from);
        var sources = new HashSet<ResourceId>();
        var messages = new ArrayList<Dispatch>();
        for (var entry : due(roll, captured)) {
            var paced = pace.delay();
            if (!sendable(paced, notAfter)) {
                break;
            }
            var delay = longer(paced, longer(wait, untilSuccessor(entry)));
            if (!sendable(delay, notAfter)) {
                continue;
            }
            var assignment = Objects.requireNonNull(captured.get(entry.source()));
            messages.add(new Dispatch(new Message(order(roll, entry, assignment), notAfter, trace), delay));
            sources.add(entry.source());
            pace.send();
        }
        return new Orders(messages, sources, notAfter);
    }

    private List<RollEntry> due(Roll roll, Map<ResourceId, Assignment> captured) {
        return roll.entries().stream()
                .filter(entry -> entry.standing() instanceof Standing.Owed)
                .filter(entry -> entry.failures() < policy.attempts(entry.kind(), config.attempts()))
                .filter(entry -> captured.containsKey(entry.source()))
                .filter(entry -> config.owesMessage(entry.liveUntil(), now))
                .sorted(LONGEST_UNPROTECTED_FIRST.thenComparing(
                        entry -> volumes(captured, entry), Comparator.reverseOrder()))
                .toList();
    }

    /// The message that lives has to be dead before the next one is visible.
    private Duration untilSuccessor(RollEntry entry) {
        var until = entry.liveUntil();
        return config.live(until, now) ? Duration.between(now, until) : Duration.ZERO;
    }

    private boolean sendable(Duration delay, Instant notAfter) {
        return now.plus(delay).isBefore(notAfter) && delay.compareTo(WorkQueue.LONGEST_DELAY) <= 0;
    }

    private CaptureRecoveryPoint order(Roll roll, RollEntry entry, Assignment assignment) {
        var resource = assignment.resource();
        var shapes = resource.volumes().stream().map(Volume::shape).toList();
        var key = new PointKey(roll.obligation(entry), entry.failures() + 1);
        var retain = policy.retention().words();
        var backup = policy.backup();
        if (backup != null) {
            int turn = Math.min(turns.getOrDefault(key, 0), BackupToken.MOST_TURNS);
            return CaptureRecoveryPoint.ofManaged(
                    key,
                    retain.replace(BETWEEN_RULES, BETWEEN_RULES_ELSEWHERE),
                    new CaptureRecoveryPoint.Job(backup.vault(), backup.role(), turn));
        }
        if (resource.kind() == ResourceKind.COMMAND) {
            return CaptureRecoveryPoint.ofCommand(key, Objects.requireNonNull(policy.command()), retain);
        }
        if (resource.kind().isDatabase()) {
            return ofDatabase(key, resource, retain.replace(BETWEEN_RULES, BETWEEN_RULES_ELSEWHERE));
        }
        var marks = new Marks(key, SOME_CAPTURE, shapes.size(), Consistency.CRASH, retain, new SetManifest(shapes));
        boolean asIs = policy.quiesce() == null && policy.hooks() == null;
        int ours = marks.tags().size() + (asIs ? 0 : 1);
        var sourceTags = sourceTags(assignment, ours);
        var work = new CaptureRecoveryPoint(
                key,
                entry.kind(),
                shapes,
                assignment.excluded().stream().anyMatch(Volume::boot),
                withoutData(assignment),
                sourceTags.tags(),
                sourceTags.dropped(),
                Consistency.CRASH,
                retain,
                policy.quiesce());
        return work.with(policy.hooks());
    }

    private static CaptureRecoveryPoint ofDatabase(PointKey key, Resource resource, String retain) {
        int ours = Marks.ofDatabase(key, retain).tags().size();
        return CaptureRecoveryPoint.ofDatabase(
                key,
                resource.kind(),
                new CaptureRecoveryPoint.Database(resource.called()),
                SourceTags.ofDatabase(ours, resource.tags()),
                retain);
    }

    private static final String BETWEEN_RULES = ", ";

    /// Neither AWS Backup nor RDS takes a comma in the value of a tag.
    private static final String BETWEEN_RULES_ELSEWHERE = " / ";

    /// Stands where only the number of marks matters.
    private static final CaptureId SOME_CAPTURE = new CaptureId("0");

    private static SourceTags sourceTags(Assignment assignment, int ours) {
        var resource = assignment.resource();
        return resource.kind() == ResourceKind.VOLUME
                ? SourceTags.ofMember(ours, resource.tags(), Map.of())
                : SourceTags.ofSet(
                        ours, resource.volumes().stream().map(Volume::tags).toList(), resource.tags());
    }

    private static List<VolumeId> withoutData(Assignment assignment) {
        return assignment.excluded().stream()
                .filter(volume -> !volume.boot())
                .map(Volume::id)
                .toList();
    }

    private static int volumes(Map<ResourceId, Assignment> captured, RollEntry entry) {
        return Objects.requireNonNull(captured.get(entry.source()))
                .resource()
                .volumes()
                .size();
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
