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
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RollEntry;
import io.snapwarden.domain.run.Standing;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkSender.Dispatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns what a roll still owes into messages: one live message for each obligation, no more than the scope can take
/// until the next ones are due, the longest unprotected first. What is owed of one workload shares a message.
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
        for (var parcel : parcels(due(roll, captured), roll, captured)) {
            var paced = pace.delay();
            if (!sendable(paced, notAfter)) {
                break;
            }
            var delay = longer(paced, longer(wait, untilSuccessor(parcel)));
            if (!sendable(delay, notAfter)) {
                continue;
            }
            for (var work : works(parcel, roll, captured)) {
                messages.add(new Dispatch(new Message(work, notAfter, trace), delay));
            }
            parcel.forEach(entry -> sources.add(entry.source()));
            pace.send(parcel.size());
        }
        return new Orders(messages, sources, notAfter);
    }

    /// What travels together, where its most urgent part stands; inside, in the order of the roll, which stays the
    /// same from attempt to attempt.
    private static Collection<List<RollEntry>> parcels(
            List<RollEntry> due, Roll roll, Map<ResourceId, Assignment> captured) {
        var parcels = new LinkedHashMap<Object, List<RollEntry>>();
        for (var entry : due) {
            var workload = of(captured, entry).workload();
            parcels.computeIfAbsent(workload == null ? entry.source() : workload, _ -> new ArrayList<>())
                    .add(entry);
        }
        var places = new HashMap<ResourceId, Integer>();
        roll.entries().forEach(entry -> places.put(entry.source(), places.size()));
        parcels.values().forEach(parcel -> parcel.sort(Comparator.comparing(entry -> places.get(entry.source()))));
        return parcels.values();
    }

    private List<Work> works(List<RollEntry> parcel, Roll roll, Map<ResourceId, Assignment> captured) {
        var first = parcel.getFirst();
        var name = of(captured, first).workload();
        var workload = policy.selection().workload();
        if (name == null || workload == null) {
            return List.of(order(roll, first, of(captured, first)));
        }
        var members = parcel.stream()
                .map(entry -> order(roll, entry, of(captured, entry)).in(name))
                .toList();
        return WorkloadOrders.of(name, workload, members);
    }

    private static Assignment of(Map<ResourceId, Assignment> captured, RollEntry entry) {
        return Objects.requireNonNull(captured.get(entry.source()));
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
    private Duration untilSuccessor(List<RollEntry> parcel) {
        var longest = Duration.ZERO;
        for (var entry : parcel) {
            var until = entry.liveUntil();
            longest = longer(longest, config.live(until, now) ? Duration.between(now, until) : Duration.ZERO);
        }
        return longest;
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
        if (backup != null && resource.kind() == ResourceKind.AWS_BACKUP) {
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
            return ofDatabase(key, assignment, retain.replace(BETWEEN_RULES, BETWEEN_RULES_ELSEWHERE));
        }
        var quiescence = resource.kind() == ResourceKind.INSTANCE ? policy.quiesce() : null;
        var quiesce = quiescence == null ? null : quiescence.of(resource);
        boolean byVss = quiesce != null && quiesce.byVss();
        var marks = new Marks(key, SOME_CAPTURE, shapes.size(), Consistency.CRASH, retain, new SetManifest(shapes));
        var hooks = hooks(resource);
        boolean asIs = quiesce == null && hooks == null;
        int ours = marks.tags().size()
                + (asIs ? 0 : 1)
                + (byVss ? TAGS_OF_VSS : 0)
                + (assignment.workload() == null ? 0 : TAGS_OF_WORKLOAD);
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
                byVss ? retain.replace(BETWEEN_RULES, BETWEEN_RULES_ELSEWHERE) : retain,
                quiesce);
        return work.with(hooks);
    }

    private @Nullable Hooks hooks(Resource resource) {
        var workload = policy.selection().workload();
        boolean here = resource.kind() == ResourceKind.INSTANCE && (workload == null || workload.runsHooksOn(resource));
        return here ? policy.hooks() : null;
    }

    private static CaptureRecoveryPoint ofDatabase(PointKey key, Assignment assignment, String retain) {
        var resource = assignment.resource();
        int ours = Marks.ofDatabase(key, retain).tags().size() + (assignment.workload() == null ? 0 : 1);
        return CaptureRecoveryPoint.ofDatabase(
                key,
                resource.kind(),
                new CaptureRecoveryPoint.Database(resource.called()),
                SourceTags.ofDatabase(ours, resource.tags()),
                retain);
    }

    /// Its name, and how far apart its captures began.
    private static final int TAGS_OF_WORKLOAD = 2;

    private static final String BETWEEN_RULES = ", ";

    /// Neither AWS Backup nor RDS nor the document of VSS takes a comma in the value of a tag.
    private static final String BETWEEN_RULES_ELSEWHERE = " / ";

    /// It writes `AppConsistent`, `Device` and `AwsVssConfig` on each snapshot.
    private static final int TAGS_OF_VSS = 3;

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
