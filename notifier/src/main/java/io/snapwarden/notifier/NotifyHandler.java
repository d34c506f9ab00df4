package io.snapwarden.notifier;

import io.snapwarden.domain.event.Event;
import io.snapwarden.notifier.duty.Duty;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.work.Handler;
import io.snapwarden.runtime.work.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Does every duty that an event asks for. Each duty settles by itself, with its own memory in the run ledger: the
/// message stays until the last of them is done, and those that are done already do nothing when it comes again.
public final class NotifyHandler implements Handler<Event> {

    private final List<Duty> duties;

    /// @param duties in the order in which they are done; what may be slow goes last
    public NotifyHandler(List<Duty> duties) {
        this.duties = List.copyOf(duties);
    }

    @Override
    public Outcome handle(Event event) {
        return each(duty -> duty.handle(event));
    }

    /// Sends what still waits for more, before the process ends.
    public Outcome flush() {
        return each(Duty::flush);
    }

    /// The one place that catches in this service: without it, trouble of one duty would hold up those after it.
    private Outcome each(Function<Duty, Outcome> deed) {
        var outcomes = new ArrayList<Outcome>();
        RuntimeException surprise = null;
        for (var duty : duties) {
            try {
                outcomes.add(deed.apply(duty));
            } catch (DependencyException e) {
                outcomes.add(new Outcome.Later(e.retryAfter(), duty.name() + ": " + e.getMessage()));
            } catch (RuntimeException e) {
                surprise = e;
            }
        }
        if (surprise != null) {
            throw surprise;
        }
        return outcomes.stream().reduce(new Outcome.Done(), NotifyHandler::worst);
    }

    private static Outcome worst(Outcome a, Outcome b) {
        return switch (a) {
            case Outcome.Done _ -> b;
            case Outcome.Rejected _ -> a;
            case Outcome.Later first ->
                switch (b) {
                    case Outcome.Done _ -> a;
                    case Outcome.Rejected _ -> b;
                    case Outcome.Later second -> first.delay().compareTo(second.delay()) <= 0 ? first : second;
                };
        };
    }
}
