package io.snapwarden.standalone.command;

import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.notifier.text.Amounts;
import io.snapwarden.standalone.cli.Table;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs as tables: what went wrong first, then the counts of each scope.
final class RunTables {

    /// A run, a word for how far it is, and what its scopes report.
    record Shown(RunKey run, String phase, List<ScopeReport> scopes) {}

    private RunTables() {}

    static String of(List<Shown> runs) {
        var problems = new Table("PROBLEM", "POLICY", "SLOT", "SCOPE", "RESOURCE", "NAME", "REASON");
        var counts = new Table(
                "POLICY",
                "SLOT",
                "STATE",
                "SCOPE",
                "OWED",
                "CAPTURED",
                "PENDING",
                "FAILED",
                "MISSED",
                "SKIPPED",
                "SIZE");
        var weaker = new Table("POLICY", "SLOT", "SCOPE", "POINTS", "LESS CONSISTENT THAN ASKED FOR");
        var workloads = new Table("POLICY", "SLOT", "SCOPE", "WORKLOAD");
        for (var run : runs) {
            for (var scope : run.scopes()) {
                problems(problems, run, scope);
                counts(counts, run, scope);
                weaker(weaker, run, scope);
                workloads(workloads, run, scope);
            }
        }
        return Stream.of(problems, counts, weaker, workloads)
                .filter(table -> table == counts || !table.isEmpty())
                .map(Table::toString)
                .collect(Collectors.joining("\n"));
    }

    private static void problems(Table table, Shown run, ScopeReport scope) {
        var policy = run.run().policy();
        var slot = run.run().slot();
        if (scope.unreachable() != null) {
            table.row("UNREACHABLE", policy, slot, scope.scope(), "", "", scope.unreachable());
        }
        for (var problem : scope.problems()) {
            table.row(
                    problem.ending(), policy, slot, scope.scope(), problem.source(), problem.name(), problem.reason());
        }
        if (scope.problemsOmitted() > 0) {
            table.row("…", policy, slot, scope.scope(), "", "", scope.problemsOmitted() + " more");
        }
    }

    /// Captured, and good, but not as their policy asks: the counts do not show it.
    private static void weaker(Table table, Shown run, ScopeReport scope) {
        var key = run.run();
        new TreeMap<>(scope.weaker())
                .forEach((why, points) -> table.row(key.policy(), key.slot(), scope.scope(), points, why));
    }

    /// How near to each other their captures began.
    private static void workloads(Table table, Shown run, ScopeReport scope) {
        var workloads = scope.workloads();
        if (workloads != null) {
            var key = run.run();
            workloads.named().forEach(one -> table.row(key.policy(), key.slot(), scope.scope(), one.words()));
            if (workloads.omitted() > 0) {
                table.row(key.policy(), key.slot(), scope.scope(), workloads.omitted() + " more");
            }
        }
    }

    private static void counts(Table table, Shown run, ScopeReport scope) {
        table.row(
                run.run().policy(),
                run.run().slot(),
                run.phase(),
                scope.scope(),
                scope.owed(),
                scope.completed(),
                scope.pending(),
                scope.failed(),
                scope.missed(),
                scope.skipped().values().stream().mapToInt(Integer::intValue).sum(),
                Amounts.size(scope.fullSizeBytes()));
    }
}
