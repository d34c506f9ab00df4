package io.snapwarden.notifier.duty;

import io.snapwarden.domain.event.Event;
import io.snapwarden.runtime.work.Outcome;
import java.util.Optional;

/// One thing that the notifier owes for an event. Duties do not know of each other: what holds up one holds up none of
/// the others.
public interface Duty {

    /// A word for the run ledger.
    String name();

    /// What a repetition of this event is recognised by; empty when the event is none of this duty's business.
    Optional<String> mark(Event event);

    /// Repeatable. Trouble outside escapes.
    Outcome handle(Event event);

    /// Does at once what would otherwise be waited for: a process is about to end.
    default Outcome flush() {
        return new Outcome.Done();
    }
}
