package io.snapwarden.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Freezes under many seeds. `-Dsnapwarden.freezes=10000` runs more of them, `-Dsnapwarden.seed=42` repeats one.
class FreezeSimulationTest {

    private static final int USUAL_SEEDS = 300;

    @Test
    void everyFreezeIsALeaseAndEveryClaimOfOneIsTrue() {
        var played = Seeds.play(FreezeSimulationTest.class, "snapwarden.freezes", USUAL_SEEDS, FreezeSimulation::new);

        assertThat(played.broken()).as("broken laws").isEmpty();
        assertThat(played.consistent())
                .as("points that were proven, of " + played.points())
                .isPositive()
                .isLessThan(played.points());
    }
}
