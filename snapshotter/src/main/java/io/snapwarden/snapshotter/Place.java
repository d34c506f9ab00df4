package io.snapwarden.snapshotter;

import java.time.Duration;
import java.time.InstantSource;

/// Room for so many pending snapshots in a scope, until closed. For one thread.
final class Place implements Rooms.Entry, AutoCloseable {

    private final Room room;
    private final InstantSource time;
    private final int size;
    private final CaptureConfig config;
    private int used;

    Place(Room room, InstantSource time, int size, CaptureConfig config) {
        this.room = room;
        this.time = time;
        this.size = size;
        this.config = config;
    }

    int size() {
        return size;
    }

    /// Whether it holds a whole scope for a set larger than the limit.
    boolean alone() {
        return size > config.pendingLimit();
    }

    boolean exhausted() {
        return used >= size;
    }

    void took(int snapshots) {
        used += snapshots;
    }

    /// EC2 refused for want of room.
    ///
    /// @param longest that nobody need ask again
    void refused(Duration longest) {
        room.refused(time.instant(), config.countEvery(), longest);
    }

    @Override
    public void close() {
        room.leave(size, used);
    }
}
