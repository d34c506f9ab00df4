package io.snapwarden.notifier.report;

import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Numbers of some scopes, added up.
public record Figures(
        int captured,
        int late,
        int pending,
        int failed,
        int missed,
        int skipped,
        int weaker,
        int unreachable,
        long bytes,
        @Nullable Duration elapsed) {

    static Figures of(Collection<ScopeReport> scopes) {
        return new Figures(
                scopes.stream()
                        .mapToInt(scope -> scope.completed() + scope.pending())
                        .sum(),
                scopes.stream().mapToInt(ScopeReport::late).sum(),
                scopes.stream().mapToInt(ScopeReport::pending).sum(),
                scopes.stream().mapToInt(ScopeReport::failed).sum(),
                scopes.stream().mapToInt(ScopeReport::missed).sum(),
                scopes.stream().mapToInt(scope -> sum(scope.skipped())).sum(),
                scopes.stream().mapToInt(scope -> sum(scope.weaker())).sum(),
                (int) scopes.stream()
                        .filter(scope -> scope.unreachable() != null)
                        .count(),
                scopes.stream().mapToLong(ScopeReport::fullSizeBytes).sum(),
                scopes.stream()
                        .map(ScopeReport::elapsed)
                        .filter(Objects::nonNull)
                        .max(Duration::compareTo)
                        .orElse(null));
    }

    static Figures ofRuns(Collection<RunReport> runs) {
        return of(runs.stream().flatMap(run -> run.scopes().stream()).toList());
    }

    int all() {
        return captured + failed + missed + skipped;
    }

    /// The class of style for how it went.
    public Tone tone() {
        if (failed > 0 || missed > 0 || unreachable > 0) {
            return Tone.BAD;
        }
        return late > 0 || pending > 0 || weaker > 0 ? Tone.WAIT : Tone.GOOD;
    }

    private static int sum(Map<String, Integer> counted) {
        return counted.values().stream().mapToInt(Integer::intValue).sum();
    }
}
