package io.snapwarden.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.ArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Captures by hosts of Windows under many seeds. `-Dsnapwarden.vss=10000` runs more of them, `-Dsnapwarden.seed=42`
/// repeats one.
class VssSimulationTest {

    private static final int USUAL_SEEDS = 40;
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.snapwarden");
    private static final Level BEFORE = LOG.getEffectiveLevel();

    @BeforeAll
    static void beSilent() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        LOG.setLevel(BEFORE);
    }

    @Test
    void everyHostIsToldOnceAndEveryPointIsWhatItsHostSays() {
        var broken = new ArrayList<String>();
        long consistent = 0;
        long points = 0;
        for (long seed : seeds().toArray()) {
            try (var night = new VssSimulation(seed)) {
                var counts = night.run();
                consistent += counts[0];
                points += counts[1];
            } catch (AssertionError | RuntimeException e) {
                broken.add("seed " + seed + ": " + e + "\nrepeat it with ./mvnw -pl deploy/standalone -am test"
                        + " -Dtest=VssSimulationTest -Dsurefire.failIfNoSpecifiedTests=false -Dsnapwarden.seed="
                        + seed);
            }
        }
        assertThat(broken).as("broken laws").isEmpty();
        assertThat(consistent)
                .as("points that were proven, of " + points)
                .isPositive()
                .isLessThan(points);
    }

    private static LongStream seeds() {
        var one = Long.getLong("snapwarden.seed");
        return one == null ? LongStream.range(0, Long.getLong("snapwarden.vss", USUAL_SEEDS)) : LongStream.of(one);
    }
}
