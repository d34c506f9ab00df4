package io.snapwarden.notifier.ticket;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.notifier.duty.Told;
import io.snapwarden.notifier.text.Amounts;
import io.snapwarden.notifier.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/// What one report says is wrong.
record Sighting(String id, String title, String reason, String reasonClass) {

    /// More of one kind in one scope and run are one storm.
    static final int MOST_OF_A_KIND = 10;

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_REASON = 300;

    static Sighting of(String id, String title, String reason) {
        return new Sighting(id, title, clean(reason), reasonClass(reason));
    }

    /// Which scopes there are is not certain.
    static Sighting inDoubt(String about, String why) {
        return of(idOfDoubt(about), "Backups may not look everywhere: " + PlainText.line(about, LONGEST_NAME), why);
    }

    /// The one ticket for what is in doubt for the same reason. It names nobody, for it stays the same while doubts
    /// come and go.
    Sighting asStormOfDoubts() {
        return new Sighting(
                stormId(reasonClass),
                "Backups may not look everywhere: more than " + MOST_OF_A_KIND + " doubts for one reason",
                reason,
                reasonClass);
    }

    static String idOfDoubt(String about) {
        return "doubt-" + Told.Hash.of(about);
    }

    /// One for each problem, or for each storm. A storm that has a ticket stays one until it is over, and so does a
    /// problem that has a ticket of its own, whatever storm it is caught in.
    ///
    /// @param known ids that have a ticket
    static List<Sighting> in(ScopeReport report, Set<String> known) {
        var kinds = new TreeMap<String, List<ScopeReport.Problem>>();
        report.problems()
                .forEach(problem -> kinds.computeIfAbsent(reasonClass(problem.reason()), _ -> new ArrayList<>())
                        .add(problem));
        var sightings = new ArrayList<Sighting>();
        kinds.forEach((kind, problems) -> {
            boolean storm = problems.size() > MOST_OF_A_KIND || known.contains(stormId(kind));
            if (storm) {
                sightings.add(storm(report, kind, problems));
            }
            problems.stream()
                    .filter(problem -> !storm || known.contains(problem.source().value()))
                    .forEach(problem -> sightings.add(single(report.scope(), problem)));
        });
        return List.copyOf(sightings);
    }

    /// A reason without what differs from resource to resource: ids and numbers.
    static String reasonClass(String reason) {
        return clean(reason)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[a-z]+-[0-9a-f]{6,}", "#")
                .replaceAll("[0-9]+", "#");
    }

    private static Sighting single(Scope scope, ScopeReport.Problem problem) {
        var id = problem.source().value();
        var name = PlainText.line(problem.name(), LONGEST_NAME);
        var what = problem.kind() + " " + (name.equals(id) ? id : name + " (" + id + ")");
        var ending = problem.ending().name().toLowerCase(Locale.ROOT);
        return of(id, "Backup " + ending + ": " + what + " in " + scope.region(), problem.reason());
    }

    private static Sighting storm(ScopeReport report, String kind, List<ScopeReport.Problem> problems) {
        var title = "Backups failed or missed: " + (report.problemsOmitted() > 0 ? "at least " : "")
                + Amounts.count(problems.size(), "resource") + " in "
                + report.scope().region();
        return new Sighting(stormId(kind), title, clean(problems.getFirst().reason()), kind);
    }

    private static String stormId(String kind) {
        return "storm-" + Told.Hash.of(kind);
    }

    private static String clean(String reason) {
        return PlainText.line(reason, LONGEST_REASON);
    }
}
