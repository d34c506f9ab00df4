package io.snapwarden.notifier.report;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.notifier.text.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// One bar per scope: what was captured, failed, was missed and was skipped, side by side.
public record BarChart(List<Row> rows, int height) {

    static final int LEFT = 210;
    static final int WIDTH = 420;
    private static final int STEP = 38;
    private static final int LEAST = 3;

    /// @param summary the same in words, for those who do not see the bar
    public record Row(String label, String detail, int y, List<Segment> segments, String total, String summary) {}

    /// @param kind a class of the page's style
    public record Segment(String kind, int x, int width) {}

    static BarChart of(List<RunReport> runs) {
        var byScope = new TreeMap<Scope, List<ScopeReport>>();
        runs.forEach(run -> run.scopes()
                .forEach(scope -> byScope.computeIfAbsent(scope.scope(), _ -> new ArrayList<>())
                        .add(scope)));
        int most = byScope.values().stream()
                .mapToInt(scopes -> Figures.of(scopes).all())
                .max()
                .orElse(0);
        var rows = new ArrayList<Row>();
        byScope.forEach((scope, scopes) -> rows.add(row(scope, Figures.of(scopes), rows.size(), Math.max(1, most))));
        return new BarChart(List.copyOf(rows), rows.size() * STEP);
    }

    private static Row row(Scope scope, Figures figures, int index, int most) {
        var summary = Amounts.grouped(figures.captured()) + " captured, " + Amounts.grouped(figures.failed())
                + " failed, " + Amounts.grouped(figures.missed()) + " missed, " + Amounts.grouped(figures.skipped())
                + " skipped";
        var total = figures.unreachable() > 0 ? "unreachable" : Amounts.grouped(figures.all());
        return new Row(
                scope.region().id(),
                scope.account().value(),
                index * STEP,
                segments(figures, most),
                total,
                scope.region() + ": " + summary);
    }

    private static List<Segment> segments(Figures figures, int most) {
        var segments = new ArrayList<Segment>();
        add(segments, "failed", figures.failed(), most);
        add(segments, "missed", figures.missed(), most);
        add(segments, "captured", figures.captured(), most);
        add(segments, "skipped", figures.skipped(), most);
        return List.copyOf(segments);
    }

    /// However few failed among many, it can be seen.
    private static void add(List<Segment> segments, String kind, int count, int most) {
        if (count > 0) {
            int x = segments.isEmpty()
                    ? LEFT
                    : segments.getLast().x() + segments.getLast().width();
            segments.add(new Segment(kind, x, Math.max(LEAST, (int) ((long) WIDTH * count / most))));
        }
    }

    public int end(Row row) {
        return row.segments().isEmpty()
                ? LEFT
                : row.segments().getLast().x() + row.segments().getLast().width();
    }
}
