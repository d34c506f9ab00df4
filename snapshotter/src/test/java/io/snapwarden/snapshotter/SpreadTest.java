package io.snapwarden.snapshotter;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.runtime.port.WorkQueue;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Slot SLOT = Slot.parse("2026-03-01T02:00:00Z");

    @Test
    void isTheSameForTheSameWorkAndNeverShorterThanAsked() {
        assertThat(owed())
                .allSatisfy(work -> assertThat(Spread.of(PAUSE, work))
                        .isEqualTo(Spread.of(PAUSE, work))
                        .isBetween(PAUSE, PAUSE.multipliedBy(3).dividedBy(2)));
    }

    @Test
    void keepsApartWhatWasTurnedAwayTogether() {
        var seconds = owed().stream()
                .map(work -> Spread.of(PAUSE, work).toSeconds())
                .collect(Collectors.groupingBy(second -> second, Collectors.counting()));
        assertThat(seconds.values()).hasSizeGreaterThanOrEqualTo(15).allMatch(together -> together < 150);
    }

    @Test
    void isNeverLongerThanAQueueCanDelay() {
        assertThat(owed())
                .extracting(work -> Spread.of(Duration.ofMinutes(14), work))
                .allSatisfy(spread -> assertThat(spread).isLessThanOrEqualTo(WorkQueue.LONGEST_DELAY))
                .contains(WorkQueue.LONGEST_DELAY);
    }

    /// Instances whose ids follow each other, in one slot.
    private static List<Obligation> owed() {
        return IntStream.range(0, 1000)
                .mapToObj(number -> new Obligation(
                        new PolicyName("nightly"), SLOT, Scene.SCOPE, new ResourceId("i-%08x".formatted(number))))
                .toList();
    }
}
