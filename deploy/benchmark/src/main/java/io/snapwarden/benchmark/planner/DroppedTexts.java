package io.snapwarden.benchmark.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.WorkSender;
import io.snapwarden.runtime.wire.WireFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes texts of messages and events, as the adapters of SQS and EventBridge do, counts them by type and forgets them.
final class DroppedTexts implements WorkSender, EventSink {

    private final Map<String, Long> counts = new HashMap<>();

    @Override
    public void send(List<Dispatch> work) {
        work.forEach(dispatch -> count(WireFormat.encode(dispatch.message())));
    }

    @Override
    public void publish(List<Event> events) {
        events.forEach(event -> count(WireFormat.encode(event)));
    }

    long of(Class<? extends Record> type) {
        return counts.getOrDefault(type.getSimpleName(), 0L);
    }

    private void count(WireFormat.Encoded text) {
        counts.merge(text.type(), 1L, Long::sum);
    }
}
