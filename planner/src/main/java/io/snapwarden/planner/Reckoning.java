package io.snapwarden.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.run.CaptureFailure;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RollEntry;
import io.snapwarden.domain.run.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Compares what a roll owes with what exists, entry by entry: how each stands now, and what there is to announce.
/// Pure; whoever calls it twice gets the same answer twice, with the same event ids.
final class Reckoning {

    /// How an entry stands, and what that makes known.
    record Verdict(RollEntry entry, List<Event> events) {}

    /// What a scan knows beside the points.
    ///
    /// @param failures recorded failures by source, then by attempt
    /// @param unavailable why a source cannot be captured any more, for those that cannot
    /// @param stopped why nothing more is started for this run though its window is open; null when it goes on
    /// @param waits what orders waited for, now that nothing more is started
    /// @param closed whether the run's closing was announced: what is found completed now is late
    /// @param jobs what jobs of AWS Backup and commands make known
    record Facts(
            Map<Obligation, SortedMap<Integer, CaptureFailure>> failures,
            Map<Obligation, String> unavailable,
            @Nullable String stopped,
            Map<Obligation, String> waits,
            boolean closed,
            Sweep.Facts jobs) {}

    private final Roll roll;
    private final @Nullable Policy policy;
    private final Facts facts;
    private final PlannerConfig config;
    private final Instant now;

    /// @param policy null where it is not in the file any more
    Reckoning(Roll roll, @Nullable Policy policy, Facts facts, PlannerConfig config, Instant now) {
        this.roll = roll;
        this.policy = policy;
        this.facts = facts;
        this.config = config;
        this.now = now;
    }

    Verdict of(RollEntry entry, List<RecoveryPoint> points) {
        if (entry.standing().ended()) {
            return new Verdict(entry, List.of());
        }
        var owed = roll.obligation(entry);
        var events = new ArrayList<Event>();
        var next = PointCatalog.canonical(points)
                .map(point -> exists(entry, point, points, events))
                .or(() -> done(entry, owed, events))
                .or(() -> running(entry, owed, events))
                .or(() -> appearing(points).map(point -> entry.with(captured(point))))
                .orElseGet(() -> absent(entry, owed, points, events));
        return new Verdict(next, events);
    }

    /// How an entry stands whose scope nobody can look at: it is waited for as long as for anything else.
    Verdict unseen(RollEntry entry, String why) {
        var reason = "its scope could not be looked at: " + why;
        return switch (entry.standing()) {
            case Standing.Owed _
            when now.isAfter(roll.windowEnd().plus(config.closeAfter())) -> {
                var owed = roll.obligation(entry);
                var missed = new Event.RecoveryPointMissed(owed, entry.kind(), entry.name(), reason, now);
                yield new Verdict(entry.with(new Standing.Missed(reason)), List.of(missed));
            }
            case Standing.Captured captured
            when now.isAfter(roll.windowEnd().plus(config.settleWithin())) -> {
                var key = new PointKey(roll.obligation(entry), captured.attempt());
                yield new Verdict(
                        entry.with(new Standing.Failed(reason)), List.of(failed(entry, key, reason, false, 0)));
            }
            case Standing.Owed _, Standing.Captured _ -> new Verdict(entry, List.of());
            case Standing.Completed _, Standing.Failed _, Standing.Missed _, Standing.Skipped _ ->
                new Verdict(entry, List.of());
        };
    }

    private RollEntry exists(RollEntry entry, RecoveryPoint point, List<RecoveryPoint> points, List<Event> events) {
        if (point.good() || !(entry.standing() instanceof Standing.Captured)) {
            twins(point, points, events);
        }
        if (point.good()) {
            return completed(entry, point, events);
        }
        if (now.isAfter(point.takenAt().plus(config.settleWithin()))) {
            var reason = "still pending " + config.settleWithin().toDays() + " days after the capture";
            events.add(failed(entry, point.key(), reason, false, 0));
            return entry.with(new Standing.Failed(reason));
        }
        return entry.with(captured(point));
    }

    /// What an application backed up by itself is no point that a listing shows.
    private Optional<RollEntry> done(RollEntry entry, Obligation owed, List<Event> events) {
        var done = facts.jobs().done().get(owed);
        if (done == null || done.attempt() <= entry.failures()) {
            return Optional.empty();
        }
        events.add(new Event.RecoveryPointCompleted(
                new PointKey(owed, done.attempt()),
                entry.kind(),
                entry.name(),
                List.of(),
                Consistency.APPLICATION,
                done.takenAt(),
                positive(Duration.between(done.takenAt(), done.completedAt())),
                done.bytes(),
                facts.closed(),
                null,
                done.result(),
                now));
        return Optional.of(entry.with(new Standing.Completed(
                done.takenAt(), done.completedAt(), done.bytes(), facts.closed(), null, Consistency.APPLICATION)));
    }

    /// A job of AWS Backup or a command is captured from its start on: its point is to come.
    private Optional<RollEntry> running(RollEntry entry, Obligation owed, List<Event> events) {
        if (facts.jobs().unknown() && (over() || entry.standing() instanceof Standing.Captured)) {
            return Optional.of(entry); // a job may be at work: the next scan knows
        }
        var running = facts.jobs().running().get(owed);
        if (running == null || running.attempt() <= entry.failures()) {
            return Optional.empty();
        }
        if (now.isBefore(running.since().plus(config.settleWithin()))) {
            return Optional.of(entry.with(new Standing.Captured(running.attempt(), null, null)));
        }
        var what = owed.source().isCommand() ? "its command" : "its job of AWS Backup";
        var reason = what + " has not ended " + config.settleWithin().toDays() + " days after its start";
        events.add(failed(entry, new PointKey(owed, running.attempt()), reason, false, 0));
        return Optional.of(entry.with(new Standing.Failed(reason)));
    }

    /// Whoever made a point minutes ago may still be about to say how much at rest its source was.
    private static Standing captured(RecoveryPoint point) {
        var weaker = point.weaker();
        return Marks.UNPROVEN.equals(weaker)
                ? new Standing.Captured(attempt(point), null, null)
                : new Standing.Captured(attempt(point), weaker, point.marks().consistency());
    }

    /// A listing may lag behind the call that made a set: members that are missing from a young point may yet
    /// appear.
    private Optional<RecoveryPoint> appearing(List<RecoveryPoint> points) {
        return points.stream()
                .filter(point -> point.state() == RecoveryPoint.State.INCOMPLETE)
                .filter(point -> now.isBefore(point.takenAt().plus(config.resendEvery())))
                .findFirst();
    }

    private RollEntry completed(RollEntry entry, RecoveryPoint point, List<Event> events) {
        var completedAt = Objects.requireNonNullElse(point.completedAt(), now);
        events.add(new Event.RecoveryPointCompleted(
                point.key(),
                entry.kind(),
                entry.name(),
                ids(point),
                point.marks().consistency(),
                point.takenAt(),
                positive(Duration.between(point.takenAt(), completedAt)),
                point.fullSizeBytes(),
                facts.closed(),
                point.weaker(),
                now));
        return entry.with(new Standing.Completed(
                point.takenAt(),
                completedAt,
                point.fullSizeBytes(),
                facts.closed(),
                point.weaker(),
                point.marks().consistency()));
    }

    private RollEntry absent(RollEntry entry, Obligation owed, List<RecoveryPoint> points, List<Event> events) {
        var failures = failures(owed, points);
        int failed = failures.isEmpty() ? entry.failures() : Math.max(entry.failures(), failures.lastKey());
        var counted = entry.withFailures(failed);
        boolean gone = facts.unavailable().containsKey(owed) && wasGone(owed);
        boolean more =
                failed < attempts(entry) && !facts.jobs().hopeless().contains(owed) && (!over() || mayStillCome(entry));
        if (more && !gone) {
            failures.tailMap(entry.failures() + 1)
                    .forEach((attempt, reason) ->
                            events.add(failed(entry, new PointKey(owed, attempt), reason, true, size(points))));
            return counted.with(new Standing.Owed());
        }
        return counted.with(ending(counted, owed, failures, size(points), events));
    }

    /// What an obligation ends as that nothing more can be done for.
    private Standing ending(
            RollEntry entry, Obligation owed, SortedMap<Integer, String> failures, long bytes, List<Event> events) {
        var unavailable = facts.unavailable().get(owed);
        if (unavailable != null) {
            events.add(new Event.RecoveryPointSkipped(owed, entry.kind(), entry.name(), unavailable, now));
            return new Standing.Skipped(unavailable);
        }
        if (entry.failures() > 0) {
            var reason = failures.getOrDefault(entry.failures(), "attempt " + entry.failures() + " failed");
            events.add(failed(entry, new PointKey(owed, entry.failures()), reason, false, bytes));
            return new Standing.Failed(reason);
        }
        if (entry.standing() instanceof Standing.Captured captured) {
            var reason = owed.source().isCommand()
                    ? "what the run ledger knew of its command is lost, so nobody knows how it ended"
                    : "its point was deleted before it was completed";
            events.add(failed(entry, new PointKey(owed, captured.attempt()), reason, false, bytes));
            return new Standing.Failed(reason);
        }
        var stopped = facts.stopped();
        var wait = facts.waits().getOrDefault(owed, facts.jobs().gaveWay().get(owed));
        var reason = (stopped == null ? "its window ended at " + roll.windowEnd() + " before it was captured" : stopped)
                + (wait == null ? "" : "; it was waiting: " + wait);
        events.add(new Event.RecoveryPointMissed(owed, entry.kind(), entry.name(), reason, now));
        return new Standing.Missed(reason);
    }

    private int attempts(RollEntry entry) {
        return policy == null ? config.attempts() : policy.attempts(entry.kind(), config.attempts());
    }

    /// Nothing more is started.
    private boolean over() {
        return !now.isBefore(roll.windowEnd()) || facts.stopped() != null;
    }

    /// A message may be on its way; not for longer than the close.
    private boolean mayStillCome(RollEntry entry) {
        var until = entry.liveUntil();
        return until != null
                && now.isBefore(until.plus(PlannerConfig.SILENCE))
                && now.isBefore(roll.windowEnd().plus(config.closeAfter()));
    }

    /// Every attempt that is known to have failed, with its reason: by its record, or by a point that cannot become
    /// good.
    private SortedMap<Integer, String> failures(Obligation owed, List<RecoveryPoint> points) {
        var failures = new TreeMap<Integer, String>();
        facts.failures()
                .getOrDefault(owed, new TreeMap<>())
                .forEach((attempt, failure) -> failures.put(attempt, failure.reason()));
        facts.jobs()
                .failures()
                .getOrDefault(owed, new TreeMap<>())
                .forEach((attempt, failure) -> failures.put(attempt, failure.reason()));
        for (var point : points) {
            switch (point.state()) {
                case ERROR -> failures.put(attempt(point), point.errors());
                case INCOMPLETE -> failures.put(attempt(point), lacking(point));
                case GOOD, PENDING -> {}
            }
        }
        return failures;
    }

    private boolean wasGone(Obligation owed) {
        return facts.failures().getOrDefault(owed, new TreeMap<>()).values().stream()
                .anyMatch(CaptureFailure::gone);
    }

    private Event.RecoveryPointFailed failed(
            RollEntry entry, PointKey key, String reason, boolean retried, long bytes) {
        return new Event.RecoveryPointFailed(
                key,
                entry.kind(),
                entry.name(),
                reason,
                retried,
                positive(Duration.between(roll.run().slot().at(), now)),
                bytes,
                now);
    }

    private void twins(RecoveryPoint canonical, List<RecoveryPoint> points, List<Event> events) {
        var twins = points.stream()
                .filter(point -> !point.equals(canonical))
                .filter(point -> point.good() || point.state() == RecoveryPoint.State.PENDING)
                .flatMap(point -> ids(point).stream())
                .toList();
        if (!twins.isEmpty()) {
            events.add(new Event.TwinFound(canonical.key(), twins, now));
        }
    }

    private static String lacking(RecoveryPoint point) {
        var missing = point.missing();
        return "%d of %d snapshots do not exist, of %s"
                .formatted(
                        missing.size(),
                        point.marks().members(),
                        missing.getFirst().id());
    }

    private static int attempt(RecoveryPoint point) {
        return point.key().attempt();
    }

    private static List<SnapshotId> ids(RecoveryPoint point) {
        return point.members().stream().map(Snapshot::id).toList();
    }

    private static long size(List<RecoveryPoint> points) {
        return points.stream().mapToLong(RecoveryPoint::fullSizeBytes).sum();
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
