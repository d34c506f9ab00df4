package io.snapwarden.snapshotter;

import java.time.Duration;
import java.time.InstantSource;

/// Room for so many pending snapshots in a scope, until closed. For one thread.
final class Place implements Rooms.Entry, AutoCloseable {

    private final Room room;
    private final InstantSource time;
    private final int size;
    private final int limit;
    private int used;

    Place(Room room, InstantSource time, int size, int limit) {
        this.room = room;
        this.time = time;
        this.size = size;
        this.limit = limit;
    }

    int size() {
        return size;
    }

    /// Whether it holds a whole scope for a set larger than the limit.
    boolean alone() {
        return size > limit;
    }

    boolean exhausted() {
        return used >= size;
    }

    void took(int snapshots) {
        used += snapshots;
    }

    /// EC2 refused for want of room: nobody need ask again before `pause` is over.
    void refused(Duration pause) {
        room.closeUntil(time.instant().plus(pause));
    }

    @Override
    public void close() {
        room.leave(size, used);
    }
}
