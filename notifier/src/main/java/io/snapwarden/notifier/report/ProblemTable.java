package io.snapwarden.notifier.report;

import static java.util.Comparator.comparingInt;

import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.notifier.text.SlotText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What did not happen, before everything else.
///
/// @param omitted how many more there are
public record ProblemTable(List<Row> rows, int omitted) {

    private static final int MOST_ROWS = 500;

    public record Row(
            String ending,
            String name,
            String id,
            String region,
            String account,
            String policy,
            String slot,
            String reason) {}

    static ProblemTable of(List<RunReport> runs) {
        var rows = runs.stream()
                .flatMap(run -> run.scopes().stream().flatMap(scope -> rows(run, scope)))
                .sorted(comparingInt((Row row) -> order(row.ending())).thenComparing(Row::slot))
                .toList();
        int unlisted = runs.stream()
                .flatMap(run -> run.scopes().stream())
                .mapToInt(ScopeReport::problemsOmitted)
                .sum();
        return new ProblemTable(
                rows.subList(0, Math.min(MOST_ROWS, rows.size())), unlisted + Math.max(0, rows.size() - MOST_ROWS));
    }

    private static Stream<Row> rows(RunReport run, ScopeReport scope) {
        var unreachable = scope.unreachable();
        return Stream.concat(
                unreachable == null
                        ? Stream.empty()
                        : Stream.of(row(run, scope, "unreachable", "everything", "", unreachable)),
                scope.problems().stream()
                        .map(problem -> row(
                                run,
                                scope,
                                problem.ending().name().toLowerCase(Locale.ROOT),
                                problem.name(),
                                problem.source().value(),
                                problem.reason())));
    }

    private static Row row(RunReport run, ScopeReport scope, String ending, String name, String id, String reason) {
        return new Row(
                ending,
                PageView.clean(name),
                name.equals(id) ? "" : id,
                scope.scope().region().id(),
                scope.scope().account().value(),
                run.run().policy().value(),
                SlotText.utc(run.run().slot()),
                PageView.clean(reason));
    }

    private static int order(String ending) {
        return List.of("unreachable", "failed", "missed").indexOf(ending);
    }
}
