package io.snapwarden.snapshotter;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.SnapshotReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps a worker's captures within what each scope can take: EC2 allows so many pending snapshots per account and
/// Region, and what it refuses costs calls and ledger writes. Other workers and strangers share the places, so this is
/// an estimate that spares calls; EC2 has the last word, and its refusal is a wait like any other.
///
/// A set that does not fit closes the scope to smaller ones until it got its turn, or else it would starve.
final class Rooms {

    /// What a capture that wants to enter is told.
    sealed interface Entry permits Place, Full {}

    /// No room now.
    record Full(Duration pause, String why) implements Entry {}

    /// A set that waits is waited for while a scope is counted so often.
    private static final int TURN = 16;

    private static final Duration WHILE_COUNTING = Duration.ofSeconds(1);

    private final SnapshotReader snapshots;
    private final InstantSource time;
    private final String worker;
    private final CaptureConfig config;
    private final Map<Scope, Room> rooms = new ConcurrentHashMap<>();

    /// @param worker whose rooms they are, as its captures are marked
    Rooms(SnapshotReader snapshots, InstantSource time, String worker, CaptureConfig config) {
        this.snapshots = snapshots;
        this.time = time;
        this.worker = worker;
        this.config = config;
    }

    /// A place must be closed.
    Entry enter(Scope scope, Demand demand) {
        var room = rooms.computeIfAbsent(
                scope, _ -> new Room(config.pendingLimit(), config.countEvery().multipliedBy(TURN), worker));
        count(scope, room, demand);
        if (!room.known(demand, time.instant(), config.countEvery())) {
            return new Full(WHILE_COUNTING, "the pending snapshots of " + scope + " are being counted");
        }
        int places = room.reserve(demand, time.instant());
        return places == 0
                ? new Full(pause(room, demand), scope + " has no room for " + demand.size() + " pending snapshots")
                : new Place(room, demand, time, places, config);
    }

    private Duration pause(Room room, Demand demand) {
        return room.pause(demand, time.instant(), config.countEvery(), config.roomWait(), config.askEvery());
    }

    /// One of the worker's threads counts; the others go on with what is known.
    private void count(Scope scope, Room room, Demand demand) {
        if (room.startCounting(demand, time.instant(), config.countEvery())) {
            try {
                var began = time.instant();
                room.counted(snapshots.pending(scope), began, time.instant());
            } finally {
                room.stopCounting();
            }
        }
    }
}
