package io.snapwarden.notifier.duty;

import static io.snapwarden.notifier.Reports.IRELAND;
import static io.snapwarden.notifier.Reports.closed;
import static io.snapwarden.notifier.Reports.daily;
import static io.snapwarden.notifier.Reports.good;
import static io.snapwarden.notifier.Reports.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.runtime.ledger.InMemoryLedger;
import io.snapwarden.runtime.work.Outcome;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OnceTest {

    private final Event first = closed(daily(20), good(IRELAND, 1));
    private final Event second = settled(daily(20), good(IRELAND, 1));
    private final Recording duty = new Recording();
    private final Once once = new Once(duty, new Told(new InMemoryLedger(InstantSource.system()), duty.name()));

    @Test
    void doesOnceWhatEventsOfOneMarkAskFor() {
        assertThat(once.handle(first)).isEqualTo(new Outcome.Done());
        assertThat(once.handle(second)).isEqualTo(new Outcome.Done());
        assertThat(duty.done).containsExactly(first);
    }

    @Test
    void putsOffAnEventThatComesWhileItsMarkIsInHand() {
        duty.meanwhile = () -> assertThat(once.handle(second)).isInstanceOf(Outcome.Later.class);
        assertThat(once.handle(first)).isEqualTo(new Outcome.Done());
        assertThat(once.handle(second)).isEqualTo(new Outcome.Done());
        assertThat(duty.done).containsExactly(first);
    }

    @Test
    void doesAgainWhatFailed() {
        duty.meanwhile = () -> {
            throw new IllegalStateException("nobody is there");
        };
        try {
            once.handle(first);
        } catch (IllegalStateException _) {
            duty.meanwhile = null;
        }
        assertThat(once.handle(first)).isEqualTo(new Outcome.Done());
        assertThat(duty.done).containsExactly(first, first);
    }

    private static final class Recording implements Duty {

        private final List<Event> done = new ArrayList<>();
        private @Nullable Runnable meanwhile;

        @Override
        public String name() {
            return "recording";
        }

        @Override
        public Optional<String> mark(Event event) {
            return Optional.of("a run");
        }

        @Override
        public Outcome handle(Event event) {
            done.add(event);
            if (meanwhile != null) {
                meanwhile.run();
            }
            return new Outcome.Done();
        }
    }
}
