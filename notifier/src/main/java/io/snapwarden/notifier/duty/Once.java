package io.snapwarden.notifier.duty;

import io.snapwarden.domain.event.Event;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A duty that is done once for a mark, however often events with it come: while another duty waits, they come often,
/// and two that have one mark come at once.
public final class Once implements Duty {

    private static final Duration UNTIL_IT_IS_DONE = Duration.ofSeconds(10);

    private final Duty duty;
    private final Told told;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();

    public Once(Duty duty, Told told) {
        this.duty = duty;
        this.told = told;
    }

    @Override
    public String name() {
        return duty.name();
    }

    @Override
    public Optional<String> mark(Event event) {
        return duty.mark(event);
    }

    @Override
    public Outcome handle(Event event) {
        var mark = duty.mark(event);
        return mark.isEmpty() ? new Outcome.Done() : once(mark.get(), event);
    }

    private Outcome once(String mark, Event event) {
        if (!inHand.add(mark)) {
            return new Outcome.Later(UNTIL_IT_IS_DONE, name() + ": another delivery is at it");
        }
        try {
            return told.has(mark) ? new Outcome.Done() : tell(mark, event);
        } finally {
            inHand.remove(mark);
        }
    }

    private Outcome tell(String mark, Event event) {
        var outcome = duty.handle(event);
        if (outcome instanceof Outcome.Done) {
            told.add(mark);
        }
        return outcome;
    }

    @Override
    public Outcome flush() {
        return duty.flush();
    }
}
