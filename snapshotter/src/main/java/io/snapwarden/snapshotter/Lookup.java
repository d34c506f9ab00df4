package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.runtime.port.SnapshotReader;

/// Looks what exists for an obligation. Only what is ours by every mark is found; a snapshot that merely carries the
/// work's tag is not.
final class Lookup {

    /// What was found.
    sealed interface Found {

        /// Nothing that meets the obligation or belongs to this attempt.
        record Nothing() implements Found {}

        /// Every member is there, or the attempt has ended in error: in both cases nothing is left to create.
        record Whole(RecoveryPoint point) implements Found {}

        /// Some members of this attempt are there and some are not.
        record Part(RecoveryPoint point) implements Found {}
    }

    private final SnapshotReader snapshots;

    Lookup(SnapshotReader snapshots) {
        this.snapshots = snapshots;
    }

    Found find(PointKey key) {
        var owed = key.obligation();
        var listed = snapshots.list(owed.scope(), new SnapshotReader.Query.OfWork(owed.workId()));
        var points = PointCatalog.of(listed, owed.scope()).of(owed);
        return PointCatalog.canonical(points)
                .<Found>map(Found.Whole::new)
                .or(() -> points.stream()
                        .filter(point -> point.key().equals(key))
                        .findFirst()
                        .map(Lookup::judge))
                .orElse(new Found.Nothing());
    }

    private static Found judge(RecoveryPoint point) {
        return point.state() == RecoveryPoint.State.INCOMPLETE ? new Found.Part(point) : new Found.Whole(point);
    }
}
