package io.snapwarden.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// All services under many seeds. `-Dsnapwarden.seeds=100000` runs more of the small ones, `-Dsnapwarden.days=1000` of
/// those that last for days, `-Dsnapwarden.weeks=100` of those that last for weeks; `-Dsnapwarden.first=5000` begins
/// elsewhere, `-Dsnapwarden.seed=42` repeats one.
class FleetSimulationTest {

    private static final int USUAL_SEEDS = 300;
    private static final int SEEDS_IN_CI = 400;
    private static final int USUAL_DAYS = 12;

    /// In one of them volumes fail, in the other instances.
    private static final int USUAL_WEEKS = 2;

    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.snapwarden");
    private static final Level BEFORE = LOG.getEffectiveLevel();

    /// What goes wrong on purpose is logged a thousand times.
    @BeforeAll
    static void beSilent() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        LOG.setLevel(BEFORE);
    }

    @Test
    void allLawsHoldInSmallWorlds() throws InterruptedException {
        assertNoLawIsBroken(seeds(first(), smallOnes())
                .mapToObj(seed -> broken("allLawsHoldInSmallWorlds", seed, () -> {
                    try (var fleet = FleetSimulation.small(seed)) {
                        fleet.run();
                    }
                })));
    }

    @Test
    void allLawsHoldWhateverGoesWrong() throws InterruptedException {
        assertNoLawIsBroken(seeds(first(), Long.getLong("snapwarden.days", USUAL_DAYS))
                .mapToObj(seed -> broken("allLawsHoldWhateverGoesWrong", seed, () -> {
                    try (var fleet = FleetSimulation.withSeed(seed)) {
                        fleet.run();
                    }
                })));
    }

    @Test
    void nothingThatIsNeededIsDeletedWhenCapturesFailForWeeks() throws InterruptedException {
        assertNoLawIsBroken(seeds(1, Long.getLong("snapwarden.weeks", USUAL_WEEKS))
                .mapToObj(seed -> broken("nothingThatIsNeededIsDeletedWhenCapturesFailForWeeks", seed, () -> {
                    try (var fleet = FleetSimulation.weeksWithoutCaptures(seed)) {
                        assertThat(fleet.run().deletedInTrouble())
                                .as("points that were pruned meanwhile")
                                .isPositive();
                    }
                })));
    }

    @Test
    void theSameSeedIsTheSameStory() {
        assertThat(story(7)).isEqualTo(story(7)).isNotEqualTo(story(8));
    }

    /// As many at a time as there are processors. The threads of a simulation take turns with the one that runs it,
    /// which is fastest among virtual threads.
    private static void assertNoLawIsBroken(Stream<Callable<List<String>>> runs) throws InterruptedException {
        var failures = new ArrayList<String>();
        int processors = Runtime.getRuntime().availableProcessors();
        try (var threads =
                Executors.newFixedThreadPool(processors, Thread.ofVirtual().factory())) {
            for (var run : threads.invokeAll(runs.toList())) {
                failures.addAll(run.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        assertThat(failures).as("broken laws").isEmpty();
    }

    private static LongStream seeds(long first, long many) {
        var one = Long.getLong("snapwarden.seed");
        return one == null ? LongStream.range(first, first + many) : LongStream.of(one);
    }

    private static long first() {
        return Long.getLong("snapwarden.first", 0);
    }

    /// The build of every change has more patience than whoever makes it.
    private static long smallOnes() {
        return Long.getLong("snapwarden.seeds", System.getenv("CI") == null ? USUAL_SEEDS : SEEDS_IN_CI);
    }

    private static Callable<List<String>> broken(String test, long seed, Runnable story) {
        return () -> {
            try {
                story.run();
                return List.of();
            } catch (AssertionError | RuntimeException e) {
                return List.of("seed " + seed + ": " + e + "\nrepeat it with ./mvnw -pl deploy/standalone -am test"
                        + " -Dtest=FleetSimulationTest#" + test
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dsnapwarden.seed=" + seed);
            }
        };
    }

    private static List<Long> story(long seed) {
        try (var fleet = FleetSimulation.withSeed(seed)) {
            var log = fleet.run().log();
            return List.of(log.count(), log.digest());
        }
    }
}
