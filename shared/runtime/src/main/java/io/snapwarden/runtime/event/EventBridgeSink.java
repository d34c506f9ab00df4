package io.snapwarden.runtime.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.snapwarden.domain.event.Event;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.aws.client.Batches;
import io.snapwarden.runtime.aws.client.PartialFailure;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.wire.WireFormat;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/// Puts events on an EventBridge bus, from where rules carry them to the notifier and to anybody else.
public final class EventBridgeSink implements EventSink {

    /// A request may hold 256 KiB; each entry counts its detail, source, type and time.
    private static final Batches BATCHES = new Batches(10, 256 * 1024);

    private static final int BESIDE_THE_DETAIL = 256;

    private final EventBridgeClient bridge;
    private final String bus;

    public EventBridgeSink(AwsClients clients, String bus) {
        this.bridge = clients.atHome(EventBridgeClient.builder());
        this.bus = bus;
    }

    @Override
    public void publish(List<Event> events) {
        var entries = events.stream().map(this::entry).toList();
        for (var batch : BATCHES.of(entries, EventBridgeSink::size)) {
            PartialFailure.resend(batch, "EventBridge bus " + bus, this::put);
        }
    }

    /// The answer has an entry for each that was sent, in the same order.
    private List<PutEventsRequestEntry> put(List<PutEventsRequestEntry> batch) {
        var answer = new AwsCall("events", "PutEvents", bus).run(() -> bridge.putEvents(put -> put.entries(batch)));
        var failed = new ArrayList<PutEventsRequestEntry>();
        for (int i = 0; i < batch.size(); i++) {
            if (answer.entries().get(i).errorCode() != null) {
                failed.add(batch.get(i));
            }
        }
        return failed;
    }

    private PutEventsRequestEntry entry(Event event) {
        var encoded = WireFormat.encode(event);
        return PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(WireFormat.SOURCE)
                .detailType(encoded.type())
                .time(event.at())
                .detail(encoded.body())
                .build();
    }

    private static long size(PutEventsRequestEntry entry) {
        return entry.detail().getBytes(UTF_8).length + (long) BESIDE_THE_DETAIL;
    }
}
