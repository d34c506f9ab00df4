package io.snapwarden.pruner;

import io.snapwarden.domain.policy.Policy;
import io.snapwarden.runtime.port.BackupDeleter;
import io.snapwarden.runtime.port.BackupReader;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.SnapshotDeleter;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.WorkSender;
import java.time.InstantSource;

/// All that the pruner needs of the world.
///
/// @param time names the day of the delete limit and stamps events; no point is judged by it
public record PrunePorts(
        SnapshotReader snapshots,
        SnapshotDeleter deleter,
        FleetReader fleet,
        BackupReader backups,
        BackupDeleter backupDeleter,
        RunLedger ledger,
        WorkSender work,
        EventSink events,
        InstantSource time) {

    /// For a file without a policy of AWS Backup.
    public PrunePorts(
            SnapshotReader snapshots,
            SnapshotDeleter deleter,
            FleetReader fleet,
            RunLedger ledger,
            WorkSender work,
            EventSink events,
            InstantSource time) {
        this(snapshots, deleter, fleet, BackupReader.NONE, BackupDeleter.NONE, ledger, work, events, time);
    }

    /// Deletes what a policy's points are made of, wherever they live.
    SnapshotDeleter deleterOf(Policy policy) {
        var backup = policy.backup();
        return backup == null ? deleter : (scope, point) -> backupDeleter.delete(scope, backup.vault(), point);
    }
}
