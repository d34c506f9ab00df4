package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.event.Event;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.simulation.scheduler.Host;
import java.util.List;

/// Notes what a process says. An event that goes nowhere was said all the same.
final class WatchedEvents implements EventSink {

    private final EventSink bus;
    private final Host host;
    private final Chronicle chronicle;
    private final EventSink reached;
    private boolean arrived;

    WatchedEvents(EventSink bus, Host host, Chronicle chronicle) {
        this.bus = bus;
        this.host = host;
        this.chronicle = chronicle;
        reached = host.reach(EventSink.class, this::arrive);
    }

    @Override
    public void publish(List<Event> events) {
        arrived = false;
        reached.publish(events);
        if (!arrived) {
            chronicle.said(events, host.name());
        }
    }

    private void arrive(List<Event> events) {
        arrived = true;
        chronicle.said(events, host.name());
        chronicle.delivered(events);
        bus.publish(events);
    }
}
