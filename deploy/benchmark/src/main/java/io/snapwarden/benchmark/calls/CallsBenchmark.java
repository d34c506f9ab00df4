package io.snapwarden.benchmark.calls;

import io.snapwarden.benchmark.Progress;
import io.snapwarden.benchmark.SimulatedHosts;
import java.util.ArrayList;
import java.util.List;

/// Counts the calls of two nights of fleets of several sizes: the first captures everything, the second does so again
/// and deletes what the first had made.
public final class CallsBenchmark {

    private static final List<Integer> VOLUMES = List.of(200, 1_000, 10_000);

    private CallsBenchmark() {}

    public static List<CountedNight> run(Progress progress) throws InterruptedException {
        var counted = new ArrayList<CountedNight>();
        for (int volumes : VOLUMES) {
            counted.addAll(nights(volumes, progress));
        }
        return counted;
    }

    static List<CountedNight> nights(int volumes, Progress progress) throws InterruptedException {
        int instances = volumes / SimulatedHosts.VOLUMES_OF_AN_INSTANCE;
        var counted = new ArrayList<CountedNight>();
        try (var fleet = new SimulatedFleet(volumes);
                var nights = new Nights(fleet)) {
            for (boolean pruning : new boolean[] {false, true}) {
                var night = CountedNight.of(
                        volumes, pruning, nights.next(), new Fewest(volumes, instances, pruning).calls());
                progress.say(night.ratio());
                counted.add(night);
            }
        }
        return counted;
    }
}
