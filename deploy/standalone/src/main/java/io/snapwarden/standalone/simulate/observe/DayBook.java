package io.snapwarden.standalone.simulate.observe;

import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.retention.PrunePlan;
import io.snapwarden.domain.retention.Retention;
import io.snapwarden.runtime.policyfile.Prices;
import io.snapwarden.standalone.simulate.forecast.Forecast.Cost;
import io.snapwarden.standalone.simulate.forecast.Forecast.Day;
import io.snapwarden.standalone.simulate.forecast.Forecast.Left;
import io.snapwarden.standalone.simulate.observe.PointBook.Source;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts at the end of each day what lives, why, and what it stores.
final class DayBook {

    private static final String WAITING = "waits to be pruned";

    private record MonthKey(YearMonth month, Region region) {}

    private final PointBook points;
    private final Storage storage;
    private final LocalDate onDate;
    private final List<Day> days = new ArrayList<>();
    private final Map<MonthKey, MonthSum> months = new TreeMap<>(Comparator.comparing(MonthKey::month)
            .thenComparing(key -> key.region().id()));
    private Left left;

    /// What one policy's points come to on one day.
    private static final class Sum {
        private final Map<String, Integer> tiers = new LinkedHashMap<>();
        private int points;
        private double gib;

        /// In the order of the file.
        Sum(Retention retention) {
            retention.rules().forEach(rule -> tiers.put(rule.words(), 0));
        }
    }

    private static final class MonthSum {
        private final TreeMap<LocalDate, Double> gibOfDays = new TreeMap<>();
    }

    DayBook(PointBook points, Storage storage, LocalDate onDate) {
        this.points = points;
        this.storage = storage;
        this.onDate = onDate;
        this.left = new Left(onDate.toString(), List.of());
    }

    void close(LocalDate date) {
        var sums = new TreeMap<PolicyName, Sum>();
        var alike = new AlikeResources();
        for (var one : points.sources().stream().map(this::planned).toList()) {
            var policy = one.source().policy();
            add(sums.computeIfAbsent(policy.name(), _ -> new Sum(policy.retention())), one.plan(), one.gib());
            month(date, one.source()).gibOfDays.merge(date, one.gib(), Double::sum);
            if (date.equals(onDate)) {
                alike.add(one.source(), one.plan());
            }
        }
        sums.forEach((policy, sum) -> days.add(new Day(date.toString(), policy, sum.points, sum.tiers, sum.gib)));
        if (date.equals(onDate)) {
            left = new Left(date.toString(), alike.list());
        }
    }

    /// What one source comes to on one day.
    private record Planned(Source source, PrunePlan plan, double gib) {}

    private Planned planned(Source source) {
        return new Planned(source, source.policy().retention().plan(source.points()), storage.gib(source.points()));
    }

    List<Day> days() {
        return List.copyOf(days);
    }

    Left left() {
        return left;
    }

    List<Cost> costs(Prices prices) {
        return months.entrySet().stream()
                .map(month -> cost(month.getKey(), month.getValue(), prices))
                .toList();
    }

    private static Cost cost(MonthKey key, MonthSum sum, Prices prices) {
        int days = sum.gibOfDays.size();
        double gib =
                sum.gibOfDays.values().stream().mapToDouble(Double::doubleValue).sum() / days;
        return new Cost(
                key.month().toString(),
                key.region().id(),
                gib,
                days,
                gib * prices.snapshotGiBMonth(key.region()),
                prices.currency());
    }

    private MonthSum month(LocalDate date, Source source) {
        var key = new MonthKey(YearMonth.from(date), source.scope().region());
        return months.computeIfAbsent(key, _ -> new MonthSum());
    }

    private static void add(Sum sum, PrunePlan plan, double gib) {
        sum.points += plan.kept().size() + plan.pruned().size();
        sum.gib += gib;
        plan.kept().values().forEach(reasons -> reasons.forEach(why -> sum.tiers.merge(why, 1, Integer::sum)));
        if (!plan.pruned().isEmpty()) {
            sum.tiers.merge(WAITING, plan.pruned().size(), Integer::sum);
        }
    }
}
