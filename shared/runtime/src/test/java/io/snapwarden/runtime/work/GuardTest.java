package io.snapwarden.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.TaskProtection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static final String PROTECT = "protect for PT10M";
    private static final String RELEASE = "release";

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // it may overflow
    private final List<String> asked = new ArrayList<>();
    private boolean answers = true;
    private final Guard guard = new Guard(
            new TaskProtection() {
                @Override
                public void protect(Duration most) {
                    ask("protect for " + most);
                }

                @Override
                public void release() {
                    ask(RELEASE);
                }
            },
            nanos::get);

    @Test
    void asksForNothingWhileNothingIsInHand() {
        look();
        pass(Duration.ofHours(1));

        assertThat(asked).isEmpty();
    }

    @Test
    void protectsWhileAnythingIsInHandAndReleasesALittleAfterwards() {
        guard.taken();
        guard.taken();
        look();
        guard.settled();
        pass(Duration.ofMinutes(1));
        assertThat(asked).containsExactly(PROTECT);

        guard.settled();
        pass(Guard.RELEASED_AFTER.minusMillis(1));
        assertThat(asked).containsExactly(PROTECT);
        pass(Duration.ofMillis(1));
        assertThat(asked).containsExactly(PROTECT, RELEASE);
    }

    @Test
    void renewsBeforeTheProtectionExpires() {
        guard.taken();
        look();
        for (int minute = 1; minute < 60; minute++) {
            pass(Duration.ofMinutes(1));
        }

        assertThat(asked).hasSize(12).containsOnly(PROTECT);
    }

    @Test
    void workThatComesOneByOneCostsNoCallEach() {
        for (int message = 0; message < 200; message++) {
            guard.taken();
            look();
            guard.settled();
            pass(Duration.ofSeconds(1));
        }

        assertThat(asked).containsExactly(PROTECT);
    }

    @Test
    void goesOnWithoutAnAgentAndAsksItSeldom() {
        answers = false;
        guard.taken();
        look();
        pass(Duration.ofMinutes(1));
        pass(Duration.ofMinutes(1));
        assertThat(asked).containsExactly(PROTECT);

        answers = true;
        pass(Guard.RENEWED_AFTER);
        assertThat(asked).containsExactly(PROTECT, PROTECT);
    }

    @Test
    void leavesNothingProtectedWhenItEnds() {
        guard.taken();
        look();
        guard.close();
        look();

        assertThat(asked).containsExactly(PROTECT, RELEASE);
    }

    private void ask(String what) {
        asked.add(what);
        if (!answers) {
            throw new DependencyException(DependencyException.Kind.UNAVAILABLE, "no agent", null);
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        look();
    }

    private void look() {
        guard.look();
    }
}
