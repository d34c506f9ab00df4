package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.SnapshotId;

/// Deletes snapshots. Repeatable: deleting what is gone succeeds.
public interface SnapshotDeleter {

    Deletion delete(Scope scope, SnapshotId snapshot);

    /// How a delete ended; throttling and outages are exceptions.
    sealed interface Deletion {

        /// It is gone, by this call or before it.
        record Gone() implements Deletion {}

        /// AWS refuses: an image uses it, it is locked, or AWS Backup owns it.
        record Protected(String why) implements Deletion {}
    }
}
