package io.snapwarden.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
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
    /// @param superseded why nothing more is started for this run; null when it is the newest
    /// @param closed whether the run's closing was announced: what is found completed now is late
    record Facts(
            Map<Obligation, SortedMap<Integer, CaptureFailure>> failures,
            Map<Obligation, String> unavailable,
            @Nullable String superseded,
            boolean closed) {}

    private final Roll roll;
    private final Facts facts;
    private final PlannerConfig config;
    private final Instant now;

    Reckoning(Roll roll, Facts facts, PlannerConfig config, Instant now) {
        this.roll = roll;
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
                .orElseGet(() -> absent(entry, owed, points, events));
        return new Verdict(next, events);
    }

    private RollEntry exists(RollEntry entry, RecoveryPoint point, List<RecoveryPoint> points, List<Event> events) {
        twins(point, points, events);
        if (point.good()) {
            return completed(entry, point, events);
        }
        if (now.isAfter(point.takenAt().plus(config.settleWithin()))) {
            var reason = "still pending " + config.settleWithin().toDays() + " days after the capture";
            events.add(failed(entry, point.key(), reason, false, 0));
            return entry.with(new Standing.Failed(reason));
        }
        return entry.with(new Standing.Captured(point.key().attempt()));
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
                now));
        return entry.with(new Standing.Completed(point.takenAt(), completedAt, point.fullSizeBytes(), facts.closed()));
    }

    private RollEntry absent(RollEntry entry, Obligation owed, List<RecoveryPoint> points, List<Event> events) {
        var failures = failures(owed, points);
        int failed = failures.isEmpty() ? entry.failures() : Math.max(entry.failures(), failures.lastKey());
        var counted = entry.with(new Standing.Owed()).withFailures(failed);
        boolean gone = facts.unavailable().containsKey(owed) && wasGone(owed);
        boolean more = failed < config.attempts() && (!over() || mayStillCome(entry, points));
        if (more && !gone) {
            failures.tailMap(entry.failures() + 1)
                    .forEach((attempt, reason) ->
                            events.add(failed(entry, new PointKey(owed, attempt), reason, true, size(points))));
            return counted;
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
        var reason = facts.superseded() == null
                ? "its window ended at " + roll.windowEnd() + " before it was captured"
                : facts.superseded();
        events.add(new Event.RecoveryPointMissed(owed, entry.kind(), entry.name(), reason, now));
        return new Standing.Missed(reason);
    }

    /// Nothing more is started: the window has ended, or a newer slot has taken its place.
    private boolean over() {
        return !now.isBefore(roll.windowEnd()) || facts.superseded() != null;
    }

    /// A message may be on its way, or a point that is not whole may become so; not for longer than the close.
    private boolean mayStillCome(RollEntry entry, List<RecoveryPoint> points) {
        boolean live =
                entry.liveUntil() != null && now.isBefore(entry.liveUntil().plus(PlannerConfig.SILENCE));
        boolean incomplete = points.stream().anyMatch(point -> point.state() == RecoveryPoint.State.INCOMPLETE);
        return (live || incomplete) && now.isBefore(roll.windowEnd().plus(config.closeAfter()));
    }

    /// Every attempt that is known to have failed, with its reason: by its record, or by a point in error.
    private SortedMap<Integer, String> failures(Obligation owed, List<RecoveryPoint> points) {
        var failures = new TreeMap<Integer, String>();
        facts.failures()
                .getOrDefault(owed, new TreeMap<>())
                .forEach((attempt, failure) -> failures.put(attempt, failure.reason()));
        for (var point : points) {
            if (point.state() == RecoveryPoint.State.ERROR) {
                failures.put(point.key().attempt(), point.errors());
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
