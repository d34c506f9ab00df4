package io.snapwarden.benchmark;

import io.snapwarden.benchmark.calls.CountedNight;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// All that was measured: what the program prints.
///
/// @param met whether every figure is as good as wanted
record Results(
        Instant measuredAt,
        Machine machine,
        boolean met,
        List<CountedNight> nights,
        List<Figure> planner,
        List<Figure> throughput,
        List<Figure> pace,
        List<Figure> freeze) {

    static Results of(
            Instant now,
            Machine machine,
            List<CountedNight> nights,
            List<Figure> planner,
            List<Figure> throughput,
            List<Figure> pace,
            List<Figure> freeze) {
        var all = Stream.of(
                        nights.stream().map(CountedNight::ratio),
                        planner.stream(),
                        throughput.stream(),
                        pace.stream(),
                        freeze.stream())
                .flatMap(figures -> figures);
        return new Results(now, machine, all.allMatch(Figure::met), nights, planner, throughput, pace, freeze);
    }
}
