package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.run.WorkloadMember;
import io.snapwarden.domain.run.Workloads;
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
    private static final int MOST_CHARACTERS_ON_MEMBERS = 50_000;

    /// What a problem, or a member of a workload, takes beside its texts.
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

    /// All scopes together name no more problems, and members of workloads, than an event holds; the rest is counted.
    private static List<ScopeReport> trimmed(List<ScopeReport> reports) {
        var trimmed = new ArrayList<ScopeReport>();
        int room = MOST_CHARACTERS_ON_PROBLEMS;
        int roomOfMembers = MOST_CHARACTERS_ON_MEMBERS;
        for (var report : reports) {
            var named = new ArrayList<ScopeReport.Problem>();
            for (var problem : report.problems()) {
                room -= FRAME + problem.name().length() + problem.reason().length();
                if (room > 0) {
                    named.add(problem);
                }
            }
            var workloads = report.workloads();
            var fitting = workloads == null ? null : workloads.naming(Tally::size, roomOfMembers);
            roomOfMembers -= fitting == null ? 0 : size(fitting);
            trimmed.add(report.naming(named, fitting));
        }
        return trimmed;
    }

    private static int size(Workloads workloads) {
        return workloads.named().stream()
                .flatMap(together -> together.named().stream())
                .mapToInt(Tally::size)
                .sum();
    }

    private static int size(WorkloadMember member) {
        var why = member.why();
        return FRAME + member.name().length() + (why == null ? 0 : why.length());
    }
}
