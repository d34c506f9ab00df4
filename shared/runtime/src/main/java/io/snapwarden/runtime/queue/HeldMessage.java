package io.snapwarden.runtime.queue;

import io.snapwarden.runtime.port.WorkQueue.Delivery;
import io.snapwarden.runtime.port.WorkQueue.Outgoing;
import java.time.Instant;
import java.util.Comparator;

/// A message in a queue in memory.
///
/// @param number in the order of sending
/// @param visibleAt of a waiting message the end of its delay, of one in hand the end of its lease
record HeldMessage(long number, Outgoing message, Instant firstSent, Instant visibleAt, int receives)
        implements Comparable<HeldMessage> {

    private static final Comparator<HeldMessage> NEXT_FIRST =
            Comparator.comparing(HeldMessage::visibleAt).thenComparingLong(HeldMessage::number);

    @Override
    public int compareTo(HeldMessage other) {
        return NEXT_FIRST.compare(this, other);
    }

    HeldMessage visibleFrom(Instant at) {
        return new HeldMessage(number, message, firstSent, at, receives);
    }

    HeldMessage receivedUntil(Instant leaseEnd) {
        return new HeldMessage(number, message, firstSent, leaseEnd, receives + 1);
    }

    /// Names this receipt: with the next one it is worth nothing.
    String receipt() {
        return number + "/" + receives;
    }

    Delivery delivery() {
        return new Delivery(message.body(), message.attributes(), receipt(), receives, firstSent);
    }
}
