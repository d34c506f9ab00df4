package io.snapwarden.simulation.model;

import java.util.Comparator;
import java.util.PriorityQueue;

/// The snapshots that hold a slot: from their start until they end, also when they are deleted meanwhile.
final class PendingSnapshots {

    private record Slot(StoredSnapshot snapshot, Runnable freed) {}

    private final PriorityQueue<Slot> slots = new PriorityQueue<>(
            Comparator.<Slot>comparingLong(slot -> slot.snapshot().endsAt).thenComparing(slot -> slot.snapshot().id));

    /// The same, as listings walk over them.
    private final Shelf<StoredSnapshot> shelf = new Shelf<>();

    /// @param freed runs when the slot is given back
    void add(StoredSnapshot snapshot, Runnable freed) {
        slots.add(new Slot(snapshot, freed));
        shelf.add(snapshot);
    }

    /// Gives back the slots of those that have ended.
    void settle(long now) {
        for (var first = slots.peek(); first != null && first.snapshot().endsAt <= now; first = slots.peek()) {
            slots.remove();
            shelf.takeOff(first.snapshot());
            first.freed().run();
        }
    }

    int count() {
        return slots.size();
    }

    Shelf<StoredSnapshot> shelf() {
        return shelf;
    }
}
