package io.snapwarden.runtime.event;

import io.snapwarden.domain.event.Event;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.wire.WireFormat;
import java.time.Duration;
import java.util.List;

/// Puts events into the notifier's queue as the bus would: for one process, where there is no bus.
public record QueueEventSink(WorkQueue notifier) implements EventSink {

    private static final String GROUP = "events";

    @Override
    public void publish(List<Event> events) {
        notifier.send(events.stream().map(QueueEventSink::outgoing).toList());
    }

    private static WorkQueue.Outgoing outgoing(Event event) {
        return new WorkQueue.Outgoing(
                event.getClass().getSimpleName(), WireFormat.envelope(event), GROUP, Duration.ZERO);
    }
}
