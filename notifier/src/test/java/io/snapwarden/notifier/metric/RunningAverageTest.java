package io.snapwarden.notifier.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunningAverageTest {

    @Test
    void aRunIsComparedWithTheAverageOfThoseBeforeIt() {
        var average = nights(10, 10, 16).after("2026-11-04", Duration.ofMinutes(24));

        assertThat(average.ratio("2026-11-04")).contains(2.0);
    }

    @Test
    void nothingIsUsualBeforeThreeRuns() {
        assertThat(nights(10, 10, 100).ratio("2026-11-03")).isEmpty();
        assertThat(RunningAverage.NONE.ratio("")).isEmpty();
    }

    @Test
    void aRunThatIsMeasuredTwiceCountsOnceByItsLastMeasure() {
        var once = nights(10, 10, 10).after("2026-11-04", Duration.ofMinutes(20));
        var twice = nights(10, 10, 10)
                .after("2026-11-04", Duration.ofMinutes(5))
                .after("2026-11-04", Duration.ofMinutes(20));

        assertThat(twice).isEqualTo(once);
    }

    @Test
    void anOlderRunChangesNothingAndIsNotCompared() {
        var average = nights(10, 10, 10, 10);

        assertThat(average.after("2026-11-02", Duration.ofMinutes(150))).isEqualTo(average);
        assertThat(average.ratio("2026-11-02")).isEmpty();
    }

    @Test
    void whatChangesForGoodBecomesUsual() {
        var average = nights(10, 10, 10);
        for (int night = 4; night <= 28; night++) {
            average = average.after("2026-11-%02d".formatted(night), Duration.ofMinutes(30));
        }

        assertThat(average.ratio("2026-11-28"))
                .hasValueSatisfying(ratio -> assertThat(ratio).isBetween(1.0, 1.2));
    }

    @Test
    void secondsAreNoReasonForAnAlarm() {
        var average = nights(0, 0, 0).after("2026-11-04", Duration.ofSeconds(50));

        assertThat(average.ratio("2026-11-04"))
                .hasValueSatisfying(ratio -> assertThat(ratio).isLessThan(1));
    }

    private static RunningAverage nights(int... minutes) {
        var average = RunningAverage.NONE;
        for (int night = 0; night < minutes.length; night++) {
            average = average.after("2026-11-%02d".formatted(night + 1), Duration.ofMinutes(minutes[night]));
        }
        return average;
    }
}
