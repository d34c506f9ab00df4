package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many snapshots of a scope are pending: those that were listed, and those of this worker that were made since, or
/// may have been made, or that the listing may not have shown yet.
final class Occupancy {

    /// A listing that began so long after a snapshot was made and does not show it as pending: it is no longer.
    private static final Duration LISTING_LAG = Duration.ofSeconds(3);

    /// Of a call whose reply was lost.
    private record Maybe(int snapshots, Instant at) {}

    private final Map<SnapshotId, Instant> made = new HashMap<>();
    private final List<Maybe> maybe = new ArrayList<>();
    private int listed;

    /// @param began when the listing was asked for
    void counted(List<Snapshot> pending, Instant began) {
        listed = pending.size();
        pending.forEach(snapshot -> made.remove(snapshot.id()));
        made.values().removeIf(at -> at.isBefore(began.minus(LISTING_LAG)));
        maybe.removeIf(lost -> lost.at().isBefore(began.minus(LISTING_LAG)));
    }

    void made(Collection<SnapshotId> snapshots, Instant now) {
        snapshots.forEach(id -> made.put(id, now));
    }

    void maybe(int snapshots, Instant now) {
        if (snapshots > 0) {
            maybe.add(new Maybe(snapshots, now));
        }
    }

    int size() {
        return listed + made.size() + maybe.stream().mapToInt(Maybe::snapshots).sum();
    }
}
