package io.snapwarden.notifier.duty;

import io.snapwarden.domain.event.Event;
import io.snapwarden.runtime.work.Outcome;
import java.util.Optional;

/// A duty that is done once for an event, however often the event comes: while another duty waits, it comes often.
public record Once(Duty duty, Told told) implements Duty {

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
        if (mark.isEmpty() || told.has(mark.get())) {
            return new Outcome.Done();
        }
        var outcome = duty.handle(event);
        if (outcome instanceof Outcome.Done) {
            told.add(mark.get());
        }
        return outcome;
    }

    @Override
    public Outcome flush() {
        return duty.flush();
    }
}
