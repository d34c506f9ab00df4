package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.SnapshotId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Room for so many pending snapshots in a scope, until closed. For one thread.
final class Place implements Rooms.Entry, AutoCloseable {

    private final Room room;
    private final Demand demand;
    private final InstantSource time;
    private final int size;
    private final CaptureConfig config;
    private final List<SnapshotId> made = new ArrayList<>();

    Place(Room room, Demand demand, InstantSource time, int size, CaptureConfig config) {
        this.room = room;
        this.demand = demand;
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

    /// How many workers share the scope, as far as its pending snapshots tell.
    int workers() {
        return room.workers();
    }

    boolean exhausted() {
        return made.size() >= size;
    }

    void took(Collection<SnapshotId> snapshots) {
        made.addAll(snapshots);
    }

    /// EC2 refused for want of room.
    ///
    /// @param longest that nobody need ask again
    /// @return when to ask again
    Duration refused(Duration longest) {
        var now = time.instant();
        room.refused(now, config.countEvery(), longest);
        return room.pause(demand, now, config.countEvery(), config.roomWait(), config.askEvery());
    }

    @Override
    public void close() {
        room.leave(size, made, time.instant());
    }
}
