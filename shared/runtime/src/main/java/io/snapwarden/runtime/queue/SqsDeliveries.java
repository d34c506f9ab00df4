package io.snapwarden.runtime.queue;

import io.snapwarden.runtime.port.WorkQueue.Delivery;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What SQS hands out, to a worker or by way of Lambda, as deliveries.
public final class SqsDeliveries {

    /// When a deferred message was first sent: SQS knows only when its copy was.
    static final String FIRST_SENT = "first-sent";

    /// How SQS calls the fair share of a message; with us an attribute like the others.
    static final String GROUP = "group";

    private SqsDeliveries() {}

    /// @param attributes those of the message
    /// @param system those of SQS, by the names that SQS gives them
    public static Delivery of(String body, Map<String, String> attributes, String receipt, Map<String, String> system) {
        var all = new HashMap<>(attributes);
        if (system.containsKey("MessageGroupId")) {
            all.put(GROUP, system.get("MessageGroupId"));
        }
        return new Delivery(
                body,
                Map.copyOf(all),
                receipt,
                Integer.parseInt(system.getOrDefault("ApproximateReceiveCount", "1")),
                firstSent(all.get(FIRST_SENT), system.getOrDefault("SentTimestamp", "0")));
    }

    private static Instant firstSent(@Nullable String written, String sentMillis) {
        var sent = Instant.ofEpochMilli(Long.parseLong(sentMillis));
        try {
            return written == null ? sent : Instant.parse(written);
        } catch (DateTimeException _) {
            return sent; // not written by us
        }
    }
}
