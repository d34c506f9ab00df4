package io.snapwarden.standalone.demo;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.standalone.process.OnceRun;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// One night as it went.
///
/// @param at when its slots were opened
/// @param failed a line for each resource that failed or was missed
/// @param mails subjects of the digests of this night
record Night(Instant at, int captured, List<String> failed, int deleted, List<String> mails, boolean pending) {

    static Night of(Instant at, OnceRun.Ending ending, List<String> mails) {
        var failed = scopes(ending.reports())
                .flatMap(scope -> scope.problems().stream())
                .map(problem -> problem.name() + " (" + problem.source() + "): " + problem.reason())
                .toList();
        return new Night(
                at,
                scopes(ending.reports()).mapToInt(ScopeReport::completed).sum(),
                failed,
                ending.pruned().stream().mapToInt(Event.ScopePruned::deleted).sum(),
                mails,
                ending.pending());
    }

    private static Stream<ScopeReport> scopes(List<RunReport> reports) {
        return reports.stream().flatMap(report -> report.scopes().stream());
    }
}
