package io.snapwarden.snapshotter;

import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How many snapshots of a scope are pending: those that were listed, and those of this worker that were made since, or
/// may have been made, or that the listing may not have shown yet.
final class Occupancy {

    /// A listing that began so long after a snapshot was made and does not show it as pending: it is no longer.
    private static final Duration LISTING_LAG = Duration.ofSeconds(3);

    /// EC2 lets a volume have so many pending snapshots.
    private static final int MOST_OF_A_VOLUME = 5;
    private static final int MOST_OF_A_SLOW_VOLUME = 1;
    private static final Set<String> SLOW = Set.of("st1", "sc1");

    /// Of a call whose reply was lost.
    private record Maybe(int snapshots, Instant at) {}

    private final Map<SnapshotId, Instant> made = new HashMap<>();
    private final List<Maybe> maybe = new ArrayList<>();
    private List<Snapshot> listed = List.of();

    /// @param began when the listing was asked for
    void counted(List<Snapshot> pending, Instant began) {
        listed = List.copyOf(pending);
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

    /// A volume of which others than this work have as many pending snapshots as EC2 makes, by the listing.
    Optional<VolumeShape> crowded(CaptureRecoveryPoint work) {
        var ours = work.key().obligation().workId().value();
        return work.volumes().stream()
                .filter(volume -> listed.stream()
                                .filter(snapshot ->
                                        snapshot.volume().equals(volume.id().value()))
                                .filter(snapshot -> !ours.equals(snapshot.tags().get(Marks.WORK)))
                                .count()
                        >= mostOf(volume))
                .findFirst();
    }

    private static int mostOf(VolumeShape volume) {
        return SLOW.contains(volume.type()) ? MOST_OF_A_SLOW_VOLUME : MOST_OF_A_VOLUME;
    }

    int size() {
        int size = listed.size() + made.size();
        for (var lost : maybe) {
            size += lost.snapshots();
        }
        return size;
    }
}
