package io.snapwarden.standalone.command;

import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.notifier.text.Amounts;
import io.snapwarden.standalone.cli.Table;
import io.snapwarden.standalone.simulate.forecast.Forecast;
import io.snapwarden.standalone.simulate.forecast.Forecast.Day;
import io.snapwarden.standalone.simulate.forecast.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// A forecast for people: the verdict first, then where it comes from.
final class ForecastTables {

    private static final int MOST_DAYS = 14;
    private static final int MOST_POINTS = 40;

    private ForecastTables() {}

    static String of(Forecast forecast, PolicySet policies) {
        var words = new Words(forecast, policies);
        var text = new StringBuilder(words.setup()).append("\n\n");
        words.verdicts().forEach(line -> text.append(line).append('\n'));
        days(text, forecast.days());
        section(text, "The longest night of each policy, in the zone of its schedule", nights(words));
        section(text, "API calls", calls(forecast));
        section(text, "Snapshot storage, by estimate", costs(forecast));
        section(text, "Left at the end of " + forecast.left().date(), left(forecast.left()));
        words.notes().forEach(line -> text.append('\n').append(line));
        return text.toString();
    }

    private static void section(StringBuilder text, String title, Table table) {
        if (!table.isEmpty()) {
            text.append('\n').append(title).append('\n').append(table);
        }
    }

    /// A table for each policy, with a column for each rule. All days of a short simulation; of a long one the first
    /// of each month, and the last.
    private static void days(StringBuilder text, List<Day> days) {
        var shown = shown(days);
        for (var policy : new TreeSet<>(shown.stream().map(Day::policy).toList())) {
            var ofOne =
                    shown.stream().filter(day -> day.policy().equals(policy)).toList();
            section(text, "Recovery points of " + policy + " at the end of a day (UTC), by rule", days(ofOne));
        }
    }

    private static List<Day> shown(List<Day> days) {
        var dates = new TreeSet<>(days.stream().map(Day::date).toList());
        return days.stream()
                .filter(day -> dates.size() <= MOST_DAYS
                        || day.date().endsWith("-01")
                        || day.date().equals(dates.last()))
                .toList();
    }

    private static Table days(List<Day> ofOnePolicy) {
        var tiers = ofOnePolicy.stream()
                .flatMap(day -> day.tiers().keySet().stream())
                .distinct()
                .toList();
        var head = new ArrayList<>(List.of("DATE", "POINTS", "STORED"));
        tiers.forEach(tier -> head.add(tier.toUpperCase(Locale.ROOT)));
        var table = new Table(head.toArray(String[]::new));
        for (var day : ofOnePolicy) {
            var cells = new ArrayList<Object>(List.of(day.date(), Amounts.grouped(day.points()), Words.gib(day.gib())));
            tiers.forEach(tier -> cells.add(Amounts.grouped(day.tiers().getOrDefault(tier, 0))));
            table.row(cells.toArray());
        }
        return table;
    }

    private static Table nights(Words words) {
        var table = new Table(
                "POLICY",
                "SLOT",
                "SCOPE",
                "OWED",
                "CAPTURED",
                "MISSED",
                "FAILED",
                "MEDIAN",
                "LAST START",
                "LAST DONE",
                "WINDOW ENDS");
        for (var night : words.worstNights()) {
            table.row(
                    night.policy(),
                    words.local(night.policy(), night.slot().at()),
                    night.scope(),
                    Amounts.grouped(night.owed()),
                    Amounts.grouped(night.captured()),
                    Amounts.grouped(night.missing()),
                    Amounts.grouped(night.failed()),
                    night.median() == null ? "" : Amounts.elapsed(night.median()),
                    words.local(night.policy(), night.lastStart()),
                    words.local(night.policy(), night.lastDone()),
                    words.local(night.policy(), night.windowEnd()));
        }
        return table;
    }

    private static Table calls(Forecast forecast) {
        var table = new Table(
                "SCOPE", "ACTION", "CALLS", "PEAK /s", "MEAN /s", "REFILL /s", "BUCKET", "BUSIEST", "THROTTLED");
        for (var use : forecast.calls()) {
            table.row(
                    use.scope(),
                    use.action(),
                    Amounts.grouped(use.count()),
                    rate(use.peakPerSecond()),
                    rate(use.meanPerSecond()),
                    rate(use.refillPerSecond()),
                    Amounts.grouped(Math.round(use.bucket())),
                    use.peakAt(),
                    Amounts.grouped(use.throttled()));
        }
        return table;
    }

    private static Table costs(Forecast forecast) {
        var table = new Table("MONTH", "REGION", "STORED", "COST", "DAYS");
        for (var cost : forecast.costs()) {
            table.row(
                    cost.month(),
                    cost.region(),
                    Words.gib(cost.gib()),
                    Words.money(cost.cost(), cost.currency()),
                    cost.days());
        }
        return table;
    }

    private static Table left(Forecast.Left left) {
        var table = new Table("POLICY", "RESOURCES", "SLOT", "KEPT BY");
        for (var alike : left.resources()) {
            var first = Words.names(alike);
            for (var point : alike.points()
                    .subList(0, Math.min(MOST_POINTS, alike.points().size()))) {
                table.row(
                        first.isEmpty() ? "" : alike.policy(), first, point.slot(), String.join(", ", point.keptBy()));
                first = "";
            }
            if (alike.points().size() > MOST_POINTS) {
                table.row("", "", "…", alike.points().size() - MOST_POINTS + " more");
            }
            if (alike.waiting() > 0) {
                table.row("", "", "", Amounts.count(alike.waiting(), "more point") + " of them wait to be pruned");
            }
        }
        return table;
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%.2f", perSecond);
    }
}
