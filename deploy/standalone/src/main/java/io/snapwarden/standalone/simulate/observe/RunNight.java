package io.snapwarden.standalone.simulate.observe;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.standalone.simulate.forecast.Forecast.Night;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One run in one scope, as it goes.
final class RunNight {

    private static final int MOST_NAMED = 5;
    private static final int FEW = 16;

    private final Instant windowEnd;
    /// Who was captured, and by which capture; given up when nothing can happen any more.
    private final Map<ResourceId, CaptureId> captures = new HashMap<>();
    private final Set<ResourceId> completions = new HashSet<>();

    private int captured;
    private int snapshots;
    private int[] pendingSeconds = new int[FEW];
    private int completed;
    private @Nullable Instant lastStart;
    private @Nullable Instant lastDone;
    private @Nullable ScopeReport report;
    private boolean settled;

    RunNight(Instant windowEnd) {
        this.windowEnd = windowEnd;
    }

    /// An obligation counts once, however often it is attempted and told; a second capture makes snapshots of its own.
    void captured(Event.RecoveryPointCaptured event) {
        var before = settled
                ? event.capture()
                : captures.put(event.key().obligation().source(), event.capture());
        if (!event.capture().equals(before)) {
            captured += before == null ? 1 : 0;
            snapshots += event.snapshots().size();
            lastStart = later(lastStart, event.at());
        }
    }

    void completed(Event.RecoveryPointCompleted event) {
        if (!settled && completions.add(event.key().obligation().source())) {
            completed(event.takenAt().plus(event.elapsed()), event.elapsed());
        }
    }

    private void completed(Instant at, Duration pending) {
        if (completed == pendingSeconds.length) {
            pendingSeconds = Arrays.copyOf(pendingSeconds, completed * 2);
        }
        pendingSeconds[completed++] = (int) pending.toSeconds();
        lastDone = later(lastDone, at);
    }

    void reported(ScopeReport newest, boolean nothingIsLeft) {
        report = newest;
        settled |= nothingIsLeft;
        if (settled) {
            captures.clear();
            completions.clear();
        }
    }

    Night night(RunKey run, Scope scope) {
        int owed = report == null ? captured : report.owed() - skipped(report);
        int missed = report == null ? 0 : report.missed();
        return new Night(
                run.policy(),
                run.slot(),
                scope,
                windowEnd,
                owed,
                captured,
                snapshots,
                missed,
                report == null ? 0 : report.failed(),
                median(),
                lastStart,
                lastDone,
                missed == 0 ? null : wouldEnd(run.slot().at(), missed),
                report == null ? List.of() : named(report),
                settled);
    }

    /// As fast as it went until the window ended, so it would have gone on.
    private @Nullable Instant wouldEnd(Instant begun, int missed) {
        return captured == 0
                ? null
                : windowEnd.plus(
                        Duration.between(begun, windowEnd).multipliedBy(missed).dividedBy(captured));
    }

    private @Nullable Duration median() {
        if (completed == 0) {
            return null;
        }
        var sorted = Arrays.copyOf(pendingSeconds, completed);
        Arrays.sort(sorted);
        return Duration.ofSeconds(sorted[completed / 2]);
    }

    private static int skipped(ScopeReport report) {
        return report.skipped().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static List<String> named(ScopeReport report) {
        return report.problems().stream()
                .map(ScopeReport.Problem::name)
                .limit(MOST_NAMED)
                .toList();
    }

    private static Instant later(@Nullable Instant a, Instant b) {
        return a == null || b.isAfter(a) ? b : a;
    }
}
