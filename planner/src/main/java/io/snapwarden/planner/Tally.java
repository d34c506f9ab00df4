package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import java.util.ArrayList;
import java.util.List;

/// How a run stands in all of its scopes, each of them read once.
///
/// @param report what there is to say
/// @param unready scopes that still have something to start
/// @param seen scopes that could be looked at: only there can anything be pruned
/// @param unended scopes in which an obligation has not ended
record Tally(RunReport report, List<Scope> unready, List<Scope> seen, List<Scope> unended) {

    /// An event has a limited size.
    private static final int MOST_CHARACTERS_ON_PROBLEMS = 100_000;

    /// What a problem takes beside its texts.
    private static final int FRAME = 150;

    /// How a run stands in one scope.
    record Part(ScopeReport report, boolean seen, boolean ready, boolean ended) {}

    /// Of a wide run, scopes that have nothing to tell are left out of the report.
    static Tally of(RunRecord record, List<Part> parts) {
        boolean ended = parts.stream().allMatch(Part::ended);
        var reports = parts.stream()
                .map(Part::report)
                .filter(report -> !record.wide() || tells(report))
                .toList();
        return new Tally(
                new RunReport(record.run(), record.openedAt(), record.windowEnd(), ended, trimmed(reports)),
                scopes(parts.stream().filter(part -> !part.ready()).toList()),
                scopes(parts.stream().filter(Part::seen).toList()),
                scopes(parts.stream().filter(part -> !part.ended()).toList()));
    }

    /// Whether every obligation has ended.
    boolean ended() {
        return unended.isEmpty();
    }

    private static List<Scope> scopes(List<Part> parts) {
        return parts.stream().map(part -> part.report().scope()).toList();
    }

    private static boolean tells(ScopeReport report) {
        return report.owed() > 0 || report.bad() || !report.skipped().isEmpty();
    }

    /// All scopes together name no more problems than an event holds; the rest is counted.
    private static List<ScopeReport> trimmed(List<ScopeReport> reports) {
        var trimmed = new ArrayList<ScopeReport>();
        int room = MOST_CHARACTERS_ON_PROBLEMS;
        for (var report : reports) {
            var named = new ArrayList<ScopeReport.Problem>();
            for (var problem : report.problems()) {
                room -= FRAME + problem.name().length() + problem.reason().length();
                if (room > 0) {
                    named.add(problem);
                }
            }
            trimmed.add(naming(report, named));
        }
        return trimmed;
    }

    private static ScopeReport naming(ScopeReport report, List<ScopeReport.Problem> named) {
        return new ScopeReport(
                report.scope(),
                report.owed(),
                report.completed(),
                report.late(),
                report.pending(),
                report.failed(),
                report.missed(),
                report.fullSizeBytes(),
                report.elapsed(),
                report.skipped(),
                report.weaker(),
                named,
                report.problemsOmitted() + report.problems().size() - named.size(),
                report.unreachable(),
                report.workloads());
    }
}
