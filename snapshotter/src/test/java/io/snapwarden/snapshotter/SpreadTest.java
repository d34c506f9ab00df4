package io.snapwarden.snapshotter;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.obligation.WorkId;
import io.snapwarden.runtime.port.WorkQueue;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    @Test
    void isTheSameForTheSameWorkAndNeverShorterThanAsked() {
        var random = new SplittableRandom(1);
        IntStream.range(0, 1000).forEach(_ -> {
            var work = work(random);
            assertThat(Spread.of(PAUSE, work))
                    .isEqualTo(Spread.of(PAUSE, work))
                    .isBetween(PAUSE, PAUSE.multipliedBy(3).dividedBy(2));
        });
    }

    @Test
    void keepsApartWhatWasTurnedAwayTogether() {
        var random = new SplittableRandom(2);
        var seconds = IntStream.range(0, 1000)
                .mapToObj(_ -> Spread.of(PAUSE, work(random)).toSeconds())
                .collect(Collectors.groupingBy(second -> second, Collectors.counting()));
        assertThat(seconds.values()).hasSizeGreaterThanOrEqualTo(15).allMatch(together -> together < 150);
    }

    @Test
    void isNeverLongerThanAQueueCanDelay() {
        var last = new WorkId("0003e7" + "0".repeat(26));
        assertThat(Spread.of(Duration.ofMinutes(14), last)).isEqualTo(WorkQueue.LONGEST_DELAY);
    }

    private static WorkId work(SplittableRandom random) {
        return new WorkId("%016x%016x".formatted(random.nextLong(), random.nextLong()));
    }
}
