package io.snapwarden.simulation.model;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The snapshots that hold a slot: from their start until they end, also when they are deleted meanwhile.
final class PendingSnapshots {

    private record Slot(StoredSnapshot snapshot, StoredVolume volume) {}

    private final PriorityQueue<Slot> slots = new PriorityQueue<>(
            Comparator.<Slot>comparingLong(slot -> slot.snapshot().endsAt).thenComparing(slot -> slot.snapshot().id));

    void add(StoredSnapshot snapshot, StoredVolume volume) {
        slots.add(new Slot(snapshot, volume));
        volume.pending++;
    }

    /// Gives back the slots of those that have ended.
    void settle(long now) {
        for (var first = slots.peek(); first != null && first.snapshot().endsAt <= now; first = slots.peek()) {
            slots.remove();
            first.volume().pending--;
        }
    }

    int count() {
        return slots.size();
    }

    List<StoredSnapshot> list() {
        return slots.stream().map(Slot::snapshot).toList();
    }
}
