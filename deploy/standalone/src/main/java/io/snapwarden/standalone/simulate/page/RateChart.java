package io.snapwarden.standalone.simulate.page;

import io.snapwarden.notifier.text.Amounts;
import io.snapwarden.standalone.simulate.forecast.Forecast.ApiUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The busiest minute of each API action, against what its bucket takes for ever.
public record RateChart(List<Row> rows) {

    public static final int WIDTH = 200;

    /// @param peak how long the bar of the busiest minute is; the bucket's refill is as long as [#WIDTH]
    /// @param over whether the bucket had to lend some
    public record Row(
            String action,
            String scope,
            String calls,
            int peak,
            int mean,
            boolean over,
            String peakWords,
            String meanWords,
            String refill,
            String busiest,
            String throttled) {}

    static RateChart of(List<ApiUse> uses) {
        var rows = new ArrayList<Row>();
        for (var use : uses) {
            rows.add(new Row(
                    use.action(),
                    use.scope().toString(),
                    Amounts.grouped(use.count()),
                    length(use.peakPerSecond(), use),
                    length(use.meanPerSecond(), use),
                    use.peakPerSecond() > use.refillPerSecond(),
                    perSecond(use.peakPerSecond()),
                    perSecond(use.meanPerSecond()),
                    perSecond(use.refillPerSecond()),
                    use.peakAt().toString(),
                    Amounts.grouped(use.throttled())));
        }
        return new RateChart(List.copyOf(rows));
    }

    private static int length(double perSecond, ApiUse use) {
        return (int) Math.round(Math.min(1, perSecond / use.refillPerSecond()) * WIDTH);
    }

    private static String perSecond(double rate) {
        return String.format(Locale.ROOT, "%.2f", rate);
    }
}
