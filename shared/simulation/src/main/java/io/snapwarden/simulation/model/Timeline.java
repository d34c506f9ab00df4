package io.snapwarden.simulation.model;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;

/// What is to happen in a scope, in the order of time. It happens when somebody looks, as if at its own instant.
final class Timeline {

    private record Entry(long at, long number, LongConsumer event) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::number));
    private long number;

    /// @param event is told the instant, in milliseconds
    void at(long when, LongConsumer event) {
        entries.add(new Entry(when, number++, event));
    }

    void playTo(long now) {
        for (var first = entries.peek(); first != null && first.at() <= now; first = entries.peek()) {
            entries.remove();
            first.event().accept(first.at());
        }
    }
}
