package io.snapwarden.notifier.duty;

import io.snapwarden.domain.event.Event;
import io.snapwarden.runtime.work.Outcome;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A duty that is told all that an event speaks of, also where it had no room to say it.
///
/// @param completed the event with everything
public record OnWhole(Duty duty, UnaryOperator<Event> completed) implements Duty {

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
        return duty.handle(completed.apply(event));
    }

    @Override
    public Outcome flush() {
        return duty.flush();
    }
}
