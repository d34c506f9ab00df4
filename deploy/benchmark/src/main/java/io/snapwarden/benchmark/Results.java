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
        List<Figure> pace) {

    static Results of(
            Instant now,
            Machine machine,
            List<CountedNight> nights,
            List<Figure> planner,
            List<Figure> throughput,
            List<Figure> pace) {
        var all = Stream.of(
                        nights.stream().map(CountedNight::ratio), planner.stream(), throughput.stream(), pace.stream())
                .flatMap(figures -> figures);
        return new Results(now, machine, all.allMatch(Figure::met), nights, planner, throughput, pace);
    }
}
