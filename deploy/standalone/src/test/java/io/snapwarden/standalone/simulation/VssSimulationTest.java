package io.snapwarden.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Captures by hosts of Windows under many seeds. `-Dsnapwarden.vss=10000` runs more of them, `-Dsnapwarden.seed=42`
/// repeats one.
class VssSimulationTest {

    private static final int USUAL_SEEDS = 40;

    @Test
    void everyHostIsToldOnceAndEveryPointIsWhatItsHostSays() {
        var played = Seeds.play(VssSimulationTest.class, "snapwarden.vss", USUAL_SEEDS, VssSimulation::new);

        assertThat(played.broken()).as("broken laws").isEmpty();
        assertThat(played.consistent())
                .as("points that were proven, of " + played.points())
                .isPositive()
                .isLessThan(played.points());
    }
}
