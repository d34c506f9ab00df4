package io.snapwarden.notifier.digest;

import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import java.util.function.ToIntFunction;

/// What digests have said of a run so far, to know whether its end is news.
///
/// @param any whether anything was said at all
/// @param settled whether it was the end
public record Said(boolean any, boolean settled, int failed, int missed, int late) {

    static final Said NOTHING = new Said(false, false, 0, 0, 0);

    static Said of(RunReport report, boolean settled) {
        return new Said(
                true,
                settled,
                sum(report, ScopeReport::failed),
                sum(report, ScopeReport::missed),
                sum(report, ScopeReport::late));
    }

    /// Late or bad endings that nobody was told of. A run of which nothing was said is always news.
    boolean isNewsAfter(Said before) {
        return !before.any || failed > before.failed || missed > before.missed || late > before.late;
    }

    private static int sum(RunReport report, ToIntFunction<ScopeReport> of) {
        return report.scopes().stream().mapToInt(of).sum();
    }
}
