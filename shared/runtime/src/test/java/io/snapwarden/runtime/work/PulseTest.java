package io.snapwarden.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PulseTest {

    private static final Duration LONG_POLL = Duration.ofSeconds(20);
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // it may overflow
    private final Pulse pulse = new Pulse(nanos::get);

    @Test
    void isNotReadyBeforeTheQueueHasAnswered() {
        pulse.receives(LONG_POLL);

        assertThat(pulse.health()).isEqualTo(new Health.Unready("it has not received yet"));
        pulse.received();
        assertThat(pulse.health()).isEqualTo(new Health.Ready());
        pulse.waitsForASlot();
        assertThat(pulse.health()).isEqualTo(new Health.Ready());
    }

    @Test
    void isDeadWhenAReceiveDoesNotReturn() {
        pulse.received();
        pulse.receives(LONG_POLL);
        pass(LONG_POLL.plus(Pulse.TOLERANCE));

        assertThat(pulse.health()).isEqualTo(new Health.Ready());
        pass(A_MOMENT);
        assertThat(pulse.health())
                .isEqualTo(new Health.Dead("it has been receiving for PT2M20S, which takes at most PT20S"));
    }

    @Test
    void isDeadWhenItDoesNotEvenStart() {
        pass(Duration.ofMinutes(6));

        assertThat(pulse.health()).isInstanceOf(Health.Dead.class);
    }

    @Test
    void livesThroughAPauseOfAnyLengthButIsNotReady() {
        pulse.received();
        pulse.pauses(Duration.ofMinutes(15), "it cannot receive: no route");
        pass(Duration.ofMinutes(15));

        assertThat(pulse.health()).isEqualTo(new Health.Unready("it cannot receive: no route"));
        pulse.waitsForASlot();
        pulse.receives(LONG_POLL);
        assertThat(pulse.health()).isEqualTo(new Health.Unready("it cannot receive: no route"));
    }

    @Test
    void isReadyWhileAllSlotsAreTakenForAsLongAsOneOfThemIsFreedNowAndThen() {
        pulse.received();
        pulse.waitsForASlot();
        for (int hour = 0; hour < 9; hour++) {
            pass(Pulse.LONGEST_WORK);
            pulse.freedASlot();
        }

        assertThat(pulse.health()).isEqualTo(new Health.Ready());
        pass(Pulse.LONGEST_WORK.plus(Pulse.TOLERANCE).plus(A_MOMENT));
        assertThat(pulse.health()).isInstanceOf(Health.Dead.class);
    }

    /// Messages that go on beside a receive that hangs are no sign of the loop.
    @Test
    void aFreedSlotDoesNotExcuseAReceiveThatHangs() {
        pulse.received();
        pulse.receives(LONG_POLL);
        pass(Duration.ofMinutes(3));
        pulse.freedASlot();

        assertThat(pulse.health()).isInstanceOf(Health.Dead.class);
    }

    @Test
    void livesThroughItsGraceAndNotForEverAfterItsEnd() {
        pulse.received();
        pulse.stops(Duration.ofSeconds(75));
        pass(Duration.ofSeconds(75));
        assertThat(pulse.health()).isEqualTo(new Health.Unready("it was told to stop"));

        pulse.ended();
        pass(Duration.ofMinutes(3));
        assertThat(pulse.health()).isInstanceOf(Health.Dead.class);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
