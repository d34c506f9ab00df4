package io.snapwarden.standalone.simulate;

import io.snapwarden.domain.work.Message;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;

/// The messages of one service: those that became visible first come first. What the wire and leases are for has no
/// place here: nothing is lost between hands that never die.
final class Inbox {

    private record Waiting(Instant visibleAt, long number, Message message) implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            int byTime = visibleAt.compareTo(other.visibleAt);
            return byTime == 0 ? Long.compare(number, other.number) : byTime;
        }
    }

    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
    private long sent;

    void put(Message message, Instant visibleAt) {
        waiting.add(new Waiting(visibleAt, sent++, message));
    }

    Optional<Instant> nextVisibleAt() {
        return Optional.ofNullable(waiting.peek()).map(Waiting::visibleAt);
    }

    Message take() {
        var first = waiting.poll();
        if (first == null) {
            throw new NoSuchElementException("the inbox is empty");
        }
        return first.message();
    }
}
