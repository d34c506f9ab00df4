package io.snapwarden.simulation.model;

import static io.snapwarden.simulation.model.World.NO_TAGS;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.point.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds after every call, whatever the calls and the faults.
class ModelProperties {

    private static final int STEPS = 400;

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void countersAgreeWithTheSnapshotsAndNoLimitIsPassed(long seed) {
        var random = new Random(seed);
        var limits = Limits.published().withPending(12);
        var world = World.withSeed(limits, seed);
        world.aws.faults().share(Faults.Kind.LOSE_REPLY, 0.05).share(Faults.Kind.ERROR_SNAPSHOT, 0.1);
        var history = new History();
        for (int i = 0; i < 6; i++) {
            world.stage.instance(List.of(8, 100, 1000), NO_TAGS, NO_TAGS);
        }
        var volumes = List.copyOf(world.stage.volumes());
        for (int step = 0; step < STEPS; step++) {
            act(world, random, volumes);
            history.see(world);
            assertThat(world.stage.pending()).isEqualTo(history.pending(world)).isLessThanOrEqualTo(limits.pending());
            assertThat(world.stage.pendingPerVolume()).isEqualTo(history.pendingPerVolume(world));
            assertThat(world.stage.pendingPerVolume().values())
                    .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(limits.pendingPerVolume()));
            assertThat(world.stage.fewestTokens()).isNotNegative();
        }
    }

    private static void act(World world, Random random, List<String> volumes) {
        try {
            switch (random.nextInt(5)) {
                case 0, 1 -> world.ec2.createSnapshot(volumes.get(random.nextInt(volumes.size())), "", NO_TAGS);
                case 2 -> deleteOne(world, random);
                case 3 -> world.pass(Duration.ofSeconds(random.nextInt(20)));
                default -> world.ec2.describeSnapshots(Query.own());
            }
        } catch (AwsError | ReplyLost _) {
            // what was refused or lost must leave the counters right too
        }
    }

    private static void deleteOne(World world, Random random) {
        var snapshots = world.stage.snapshots();
        if (!snapshots.isEmpty()) {
            var one = snapshots.get(random.nextInt(snapshots.size()));
            world.ec2.deleteSnapshot(one.facts().id().value());
        }
    }

    /// Everything ever made, deleted or not, and when it ends: counted anew each time.
    private static final class History {

        private final HashMap<String, Snapshot> made = new HashMap<>();
        private final HashMap<String, Long> endedAt = new HashMap<>();

        void see(World world) {
            for (var row : world.stage.snapshots()) {
                var facts = row.facts();
                made.put(facts.id().value(), facts);
                endedAt.put(facts.id().value(), world.stage.endOf(facts.id().value()));
            }
        }

        long pending(World world) {
            return made.keySet().stream().filter(id -> isPending(world, id)).count();
        }

        Map<String, Integer> pendingPerVolume(World world) {
            var counts = new HashMap<String, Integer>();
            made.forEach((id, facts) -> {
                if (isPending(world, id)) {
                    counts.merge(facts.volume(), 1, Integer::sum);
                }
            });
            return counts;
        }

        private boolean isPending(World world, String id) {
            return world.clock.millis() < endedAt.getOrDefault(id, 0L);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSameSeedGivesTheSameSnapshots(long seed) {
        assertThat(replay(seed)).isEqualTo(replay(seed));
        assertThat(replay(seed)).isNotEqualTo(replay(seed + 1));
    }

    /// All that could be seen after each step.
    private static List<List<SnapshotRow>> replay(long seed) {
        var random = new Random(seed);
        var world = World.withSeed(Limits.published(), seed);
        world.stage.instance(List.of(8, 100, 1000), NO_TAGS, NO_TAGS);
        var volumes = world.stage.volumes().stream().sorted().toList();
        var seen = new ArrayList<List<SnapshotRow>>();
        for (int step = 0; step < STEPS; step++) {
            act(world, random, volumes);
            seen.add(world.stage.snapshots());
        }
        return seen;
    }
}
