package io.snapwarden.pruner;

import io.snapwarden.runtime.port.BackupDeleter;
import io.snapwarden.runtime.port.BackupReader;
import io.snapwarden.runtime.port.DatabaseReader;
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
        DatabaseReader databases,
        SnapshotDeleter databaseDeleter,
        RunLedger ledger,
        WorkSender work,
        EventSink events,
        InstantSource time) {

    /// For a file without a policy of AWS Backup or RDS.
    public PrunePorts(
            SnapshotReader snapshots,
            SnapshotDeleter deleter,
            FleetReader fleet,
            RunLedger ledger,
            WorkSender work,
            EventSink events,
            InstantSource time) {
        this(
                snapshots,
                deleter,
                fleet,
                BackupReader.NONE,
                BackupDeleter.NONE,
                DatabaseReader.NONE,
                deleter,
                ledger,
                work,
                events,
                time);
    }
}
