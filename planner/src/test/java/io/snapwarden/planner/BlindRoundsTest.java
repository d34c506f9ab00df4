package io.snapwarden.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.schedule.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BlindRoundsTest {

    private static final Slot SLOT = Slot.parse("2026-11-20T02:00:00Z");
    private static final Instant WINDOW_END = SLOT.at().plus(Duration.ofHours(4));

    /// What a worker does in time may take so long to show: a call that stalls, and a listing that lags.
    private static final Duration SHOWS_AFTER = Duration.ofSeconds(150);

    private final BlindRounds rounds = new BlindRounds(PlannerConfig.STANDARD);

    @Test
    void theFirstRoundWaitsForNobody() {
        var now = SLOT.at().plusSeconds(2);
        assertThat(rounds.beginAt(SLOT, now)).isTrue();
        assertThat(rounds.untilScan(SLOT, now)).isZero();
        assertThat(rounds.of(SLOT, WINDOW_END, now))
                .contains(new BlindRounds.Life(now, SLOT.at().plus(Duration.ofMinutes(30))));
    }

    @Test
    void anOrderIsObeyedAfterWhatTheRoundBeforeItMadeHasShown() {
        for (int minute = 15; minute < 120; minute += 15) {
            var before = lifeOfRound(SLOT.at().plus(Duration.ofMinutes(minute)));
            var after = lifeOfRound(SLOT.at().plus(Duration.ofMinutes(minute + 15)));
            assertThat(after.from()).isAfter(before.until().plus(SHOWS_AFTER));
            assertThat(Duration.between(before.from(), before.until())).isEqualTo(Duration.ofMinutes(10));
        }
        assertThat(lifeOfRound(SLOT.at().plus(Duration.ofMinutes(15))).from())
                .isAfter(SLOT.at().plus(Duration.ofMinutes(30)).plus(SHOWS_AFTER));
    }

    /// Whenever the ledger begins to fail.
    @Test
    void anOrderIsObeyedAfterWhatWasNotedBeforeHasShown() {
        LongStream.range(0, Duration.ofHours(3).toSeconds()).forEach(second -> {
            var noted = SLOT.at().plusSeconds(second);
            var round = Duration.ofMinutes(15);
            var tick = SLOT.at().plus(round.multipliedBy(second / round.toSeconds() + 1));
            assertThat(lifeOfRound(tick).from())
                    .isAfter(noted.plus(PlannerConfig.STANDARD.life()).plus(SHOWS_AFTER));
        });
    }

    @Test
    void whatIsOrderedBetweenTheRoundsWaitsForTheNextOne() {
        LongStream.range(Duration.ofMinutes(5).toSeconds(), Duration.ofHours(3).toSeconds())
                .mapToObj(SLOT.at()::plusSeconds)
                .forEach(now -> rounds.of(SLOT, WINDOW_END, now)
                        .ifPresent(life -> assertThat(Duration.between(now, life.from()))
                                .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(15))));
    }

    @Test
    void aWindowWithRoomForOneRoundOnlyHasItsPointAtTheRiskOfATwin() {
        var windowEnd = SLOT.at().plus(Duration.ofMinutes(30));
        var now = SLOT.at().plus(Duration.ofMinutes(20));
        assertThat(rounds.of(SLOT, windowEnd, now)).contains(new BlindRounds.Life(now, windowEnd));
    }

    private BlindRounds.Life lifeOfRound(Instant tick) {
        assertThat(rounds.beginAt(SLOT, tick)).isTrue();
        var scan = tick.plus(rounds.untilScan(SLOT, tick)).plusMillis(300);
        return rounds.of(SLOT, WINDOW_END, scan).orElseThrow();
    }
}
