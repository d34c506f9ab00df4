package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.SnapshotId;

/// Deletes recovery points of AWS Backup. Repeatable: deleting what is gone succeeds.
public interface BackupDeleter {

    /// Where a process was given no AWS Backup, because none of its policies needs it.
    BackupDeleter NONE = (_, vault, point) -> {
        throw new IllegalStateException("nothing here deletes from " + vault + ", also not " + point);
    };

    SnapshotDeleter.Deletion delete(Scope scope, String vault, SnapshotId point);
}
