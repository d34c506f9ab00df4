package io.snapwarden.runtime.port;

import io.snapwarden.domain.event.Event;
import java.util.List;

/// Publishes events: each at least once, in no order.
public interface EventSink {

    void publish(List<Event> events);

    default void publish(Event event) {
        publish(List.of(event));
    }
}
