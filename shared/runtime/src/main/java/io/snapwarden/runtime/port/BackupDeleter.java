package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.SnapshotId;

/// Deletes recovery points of AWS Backup. Repeatable: deleting what is gone succeeds.
public interface BackupDeleter {

    SnapshotDeleter.Deletion delete(Scope scope, String vault, SnapshotId point);
}
