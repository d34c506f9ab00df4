package io.snapwarden.standalone.simulate.page;

import io.snapwarden.notifier.text.Amounts;
import io.snapwarden.standalone.simulate.forecast.Forecast.Night;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// How much of its window each night of one policy needs in one scope, to start everything.
///
/// @param most the most that any night needs, in words
public record NightChart(String policy, String scope, String first, String last, String most, List<Bar> bars) {

    public static final int WIDTH = 720;
    public static final int HEIGHT = 80;
    private static final double HUNDRED = 100;

    /// One night.
    ///
    /// @param bad whether something was missed or failed
    public record Bar(boolean bad, String x, String y, String width, String height, String summary) {}

    static List<NightChart> of(List<Night> nights) {
        var byPlace = new TreeMap<String, List<Night>>();
        nights.forEach(night -> byPlace.computeIfAbsent(night.policy() + " " + night.scope(), _ -> new ArrayList<>())
                .add(night));
        return byPlace.values().stream().map(NightChart::chart).toList();
    }

    private static NightChart chart(List<Night> nights) {
        double width = (double) WIDTH / nights.size();
        var bars = new ArrayList<Bar>();
        double most = 0;
        for (int i = 0; i < nights.size(); i++) {
            var night = nights.get(i);
            double share = night.bad() ? 1 : share(night);
            most = Math.max(most, share);
            double height = Math.max(1, HEIGHT * share);
            bars.add(new Bar(
                    night.bad(),
                    number(width * i),
                    number(HEIGHT - height),
                    number(Math.max(0.5, width * 0.8)),
                    number(height),
                    summary(night)));
        }
        return new NightChart(
                nights.getFirst().policy().value(),
                nights.getFirst().scope().toString(),
                nights.getFirst().slot().toString(),
                nights.getLast().slot().toString(),
                Math.round(most * HUNDRED) + "%",
                List.copyOf(bars));
    }

    private static double share(Night night) {
        var last = night.lastStart();
        var begun = night.slot().at();
        return last == null
                ? 0
                : Math.min(
                        1,
                        (double) Duration.between(begun, last).toSeconds()
                                / Duration.between(begun, night.windowEnd()).toSeconds());
    }

    private static String summary(Night night) {
        return night.slot() + ": " + Amounts.grouped(night.captured()) + " of "
                + Amounts.count(night.owed(), "capture") + ", " + Amounts.grouped(night.missing()) + " missed, "
                + Amounts.grouped(night.failed()) + " failed";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
