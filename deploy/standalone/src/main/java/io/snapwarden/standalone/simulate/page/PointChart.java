package io.snapwarden.standalone.simulate.page;

import io.snapwarden.notifier.text.Amounts;
import io.snapwarden.standalone.simulate.forecast.Forecast.Day;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/// How many points of one policy live on each day: a line for all, and one for each rule.
///
/// @param lines all points first
public record PointChart(String policy, String first, String last, String most, List<Line> lines) {

    public static final int WIDTH = 720;
    public static final int HEIGHT = 200;
    private static final int COLOURS = 6;

    /// @param colour 0 for all points, else one of a few
    /// @param end what it says of the last day
    public record Line(String name, int colour, String path, String end) {}

    static List<PointChart> of(List<Day> days) {
        var byPolicy = new TreeMap<String, List<Day>>();
        days.forEach(day -> byPolicy.computeIfAbsent(day.policy().value(), _ -> new ArrayList<>())
                .add(day));
        return byPolicy.entrySet().stream()
                .map(entry -> chart(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static PointChart chart(String policy, List<Day> days) {
        int most = Math.max(1, days.stream().mapToInt(Day::points).max().orElse(1));
        var tiers = new LinkedHashSet<String>();
        days.forEach(day -> tiers.addAll(day.tiers().keySet()));
        var lines = new ArrayList<Line>();
        lines.add(line("all points", 0, days, most, Day::points));
        for (var tier : tiers) {
            int colour = 1 + (lines.size() - 1) % COLOURS;
            lines.add(line(tier, colour, days, most, day -> day.tiers().getOrDefault(tier, 0)));
        }
        return new PointChart(
                policy, days.getFirst().date(), days.getLast().date(), Amounts.grouped(most), List.copyOf(lines));
    }

    private static Line line(String name, int colour, List<Day> days, int most, ToIntFunction<Day> count) {
        var path = new StringBuilder();
        for (int i = 0; i < days.size(); i++) {
            double x = days.size() == 1 ? WIDTH : (double) WIDTH * i / (days.size() - 1);
            double y = HEIGHT - (double) HEIGHT * count.applyAsInt(days.get(i)) / most;
            path.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        }
        return new Line(name, colour, path.toString().strip(), Amounts.grouped(count.applyAsInt(days.getLast())));
    }
}
