package io.snapwarden.snapshotter;

import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Room for so many pending snapshots in a scope, until closed. For one thread.
final class Place implements Rooms.Entry, AutoCloseable {

    private final Room room;
    private final Demand demand;
    private final InstantSource time;
    private final int size;
    private final CaptureConfig config;
    private final List<SnapshotId> made = new ArrayList<>();
    private boolean unsure;
    private boolean left;

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

    /// A volume because of which EC2 would refuse the call, as far as the count tells.
    Optional<VolumeShape> crowded(CaptureRecoveryPoint work) {
        return room.crowded(work);
    }

    /// Divides it among captures, in their order; this one is then no place any more. Nothing for those of which no
    /// whole set finds room: one that is larger than the limit takes what is left.
    ///
    /// @param sizes how many snapshots each makes
    List<Optional<Place>> divided(List<Integer> sizes) {
        var places = new ArrayList<Optional<Place>>();
        int left = size;
        for (int wanted : sizes) {
            int given = wanted <= left ? wanted : wanted > config.pendingLimit() ? left : 0;
            places.add(given == 0 ? Optional.empty() : Optional.of(new Place(room, demand, time, given, config)));
            left -= given;
        }
        if (left > 0) {
            room.leave(left, List.of(), 0, time.instant());
        }
        return places;
    }

    /// When to ask again for what found no room in it.
    Duration pause() {
        return room.pause(demand, time.instant(), config.countEvery(), config.roomWait(), config.askEvery());
    }

    boolean exhausted() {
        return made.size() >= size;
    }

    void took(Collection<SnapshotId> snapshots) {
        made.addAll(snapshots);
    }

    /// What was not made for sure may have been made: it counts as pending until a listing would show it.
    void unsure() {
        unsure = true;
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

    /// What was made is counted as pending from then on. Once is enough.
    @Override
    public void close() {
        if (!left) {
            left = true;
            room.leave(size, made, unsure ? size - made.size() : 0, time.instant());
        }
    }
}
