package io.snapwarden.standalone.simulate.observe;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.standalone.simulate.forecast.Forecast.Night;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run in one scope, as it goes.
final class RunNight {

    private static final int MOST_NAMED = 5;
    private static final int FEW = 16;

    private final Instant windowEnd;
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

    void captured(Instant at, int members) {
        captured++;
        snapshots += members;
        lastStart = later(lastStart, at);
    }

    void completed(Instant at, Duration pending) {
        if (completed == pendingSeconds.length) {
            pendingSeconds = Arrays.copyOf(pendingSeconds, completed * 2);
        }
        pendingSeconds[completed++] = (int) pending.toSeconds();
        lastDone = later(lastDone, at);
    }

    void reported(ScopeReport newest, boolean nothingIsLeft) {
        report = newest;
        settled |= nothingIsLeft;
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
