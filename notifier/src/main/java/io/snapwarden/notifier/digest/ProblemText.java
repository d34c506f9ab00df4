package io.snapwarden.notifier.digest;

import static java.util.Comparator.comparing;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.notifier.text.PlainText;
import java.util.Locale;

/// What failed or was missed in a run, before anything else is said of it.
final class ProblemText {

    private static final int MOST_PROBLEMS = 100;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_REASON = 300;

    private ProblemText() {}

    private record Located(Scope scope, ScopeReport.Problem problem) {}

    static void write(RunReport report, Lines lines) {
        var problems = report.scopes().stream()
                .flatMap(scope -> scope.problems().stream().map(problem -> new Located(scope.scope(), problem)))
                .sorted(comparing((Located located) -> located.problem().ending())
                        .thenComparing(Located::scope)
                        .thenComparing(located -> located.problem().source()))
                .toList();
        if (problems.isEmpty()) {
            return;
        }
        int unlisted =
                report.scopes().stream().mapToInt(ScopeReport::problemsOmitted).sum();
        lines.blank();
        lines.list("  ", problems, MOST_PROBLEMS, unlisted, located -> lines.line(line(located)));
    }

    static String clean(String reason) {
        return PlainText.line(reason, LONGEST_REASON);
    }

    private static String line(Located located) {
        var problem = located.problem();
        var name = PlainText.line(problem.name(), LONGEST_NAME);
        var id = problem.source().value();
        return "  " + problem.ending().name().toUpperCase(Locale.ROOT) + " "
                + problem.kind() + " " + (name.equals(id) ? id : name + " (" + id + ")")
                + " in " + located.scope().region() + ": " + clean(problem.reason());
    }
}
