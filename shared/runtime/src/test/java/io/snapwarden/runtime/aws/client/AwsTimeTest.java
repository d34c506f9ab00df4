package io.snapwarden.runtime.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class AwsTimeTest {

    private static final Instant MACHINE = Instant.parse("2026-12-20T03:00:00Z");

    private final AwsTime time = new AwsTime(InstantSource.fixed(MACHINE));

    @Test
    void untilAwsHasSpokenItIsTheMachinesTime() {
        assertThat(time.instant()).isEqualTo(MACHINE);
    }

    @Test
    void aClockThirtyDaysAheadIsCorrected() {
        time.heard(MACHINE.minus(Duration.ofDays(30)));
        assertThat(time.instant()).isEqualTo(MACHINE.minus(Duration.ofDays(30)));
    }

    @Test
    void aClockThatIsBehindIsCorrectedToo() {
        time.heard(MACHINE.plusSeconds(61));
        assertThat(time.instant()).isEqualTo(MACHINE.plusSeconds(61));
    }

    @Test
    void asMuchAsAnAnswerTakesStays() {
        time.heard(MACHINE.minusSeconds(59));
        assertThat(time.instant()).isEqualTo(MACHINE);
    }

    @Test
    void aClockThatWasSetRightIsTrustedAgain() {
        time.heard(MACHINE.minus(Duration.ofDays(30)));
        time.heard(MACHINE.minusSeconds(1));
        assertThat(time.instant()).isEqualTo(MACHINE);
    }
}
