package io.snapwarden.benchmark;

import io.snapwarden.benchmark.calls.CountedNight;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that was measured: what the program prints.
///
/// @param met whether every figure is as good as wanted
/// @param scopes null where an earlier release measured
/// @param forecast null where an earlier release measured
record Results(
        Instant measuredAt,
        Machine machine,
        boolean met,
        List<CountedNight> nights,
        List<Figure> planner,
        List<Figure> throughput,
        List<Figure> pace,
        List<Figure> freeze,
        @Nullable List<Figure> scopes,
        @Nullable List<Figure> forecast) {

    static Results of(
            Instant now,
            Machine machine,
            List<CountedNight> nights,
            List<Figure> planner,
            List<Figure> throughput,
            List<Figure> pace,
            List<Figure> freeze,
            List<Figure> scopes,
            List<Figure> forecast) {
        var all = Stream.of(
                        nights.stream().map(CountedNight::ratio),
                        planner.stream(),
                        throughput.stream(),
                        pace.stream(),
                        freeze.stream(),
                        scopes.stream(),
                        forecast.stream())
                .flatMap(figures -> figures);
        return new Results(
                now, machine, all.allMatch(Figure::met), nights, planner, throughput, pace, freeze, scopes, forecast);
    }
}
