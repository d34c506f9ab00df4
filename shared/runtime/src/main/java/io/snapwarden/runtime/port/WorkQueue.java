package io.snapwarden.runtime.port;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A queue of texts, delivered at least once, in any order. A delivery is held by a lease; when the lease runs out it
/// is delivered again, and after ten receipts it goes to the dead-letter queue.
public interface WorkQueue {

    /// The longest delay of a message.
    Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /// After so many receipts without an acknowledgement a message goes to the dead-letter queue.
    int MOST_RECEIPTS = 10;

    /// The largest body in bytes of UTF-8: what SQS takes, less some room for the attributes.
    int LARGEST_BODY = 1024 * 1024 - 2048;

    /// The attribute that names the type of a body.
    String TYPE = "type";

    /// The attribute that names the cause of a message, for logs of what cannot be read too.
    String TRACE = "trace";

    /// A message to be sent.
    ///
    /// @param type the name of its type, beside the body
    /// @param group fair share: messages of a busy group do not hold up those of others
    /// @param trace of its cause, beside the body; empty where it has none
    record Outgoing(String type, String body, String group, Duration delay, String trace) {

        /// Of what nobody follows.
        public Outgoing(String type, String body, String group, Duration delay) {
            this(type, body, group, delay, "");
        }

        public Outgoing {
            int size = body.getBytes(StandardCharsets.UTF_8).length;
            if (size > LARGEST_BODY) {
                throw new IllegalArgumentException(
                        "a message has at most " + LARGEST_BODY + " bytes but " + type + " has " + size);
            }
            if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
                throw new IllegalArgumentException("a delay is at most " + LONGEST_DELAY + " but is " + delay);
            }
        }

        /// What stands beside the body.
        public Map<String, String> attributes() {
            return trace.isEmpty() ? Map.of(TYPE, type) : Map.of(TYPE, type, TRACE, trace);
        }
    }

    /// One receipt of a message.
    ///
    /// @param receipt names this receipt to the queue
    /// @param receives how often the message was received, this time included
    /// @param firstSent when the message was first sent, before any deferral
    record Delivery(String body, Map<String, String> attributes, String receipt, int receives, Instant firstSent) {}

    void send(List<Outgoing> messages);

    /// At most `most` deliveries; waits up to `wait` for the first.
    List<Delivery> receive(int most, Duration wait);

    void acknowledge(Delivery delivery);

    /// Gives it back: visible again at once.
    void release(Delivery delivery);

    /// Holds it for `lease` from now on.
    void extend(Delivery delivery, Duration lease);

    /// Sends a copy that waits `delay`, with `firstSent` kept, then acknowledges. Waiting consumes no receipts.
    void defer(Delivery delivery, Duration delay);

    /// Sends it to the dead-letter queue with the reason, then acknowledges.
    void bury(Delivery delivery, String reason);
}
