package io.snapwarden.snapshotter;

import io.snapwarden.runtime.port.BackupStarter;
import io.snapwarden.runtime.port.DatabaseSnapshots;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.HostCommands;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.SnapshotTagger;
import io.snapwarden.runtime.work.Pause;
import io.snapwarden.runtime.work.SideBySide;
import java.time.InstantSource;

/// What captures need of the world.
///
/// @param backups starts jobs of AWS Backup
/// @param databases makes snapshots in RDS
/// @param pause how to wait while something is frozen
public record CapturePorts(
        SnapshotCreator creator,
        SnapshotReader snapshots,
        SnapshotTagger tagger,
        HostCommands hosts,
        BackupStarter backups,
        DatabaseSnapshots databases,
        RunLedger ledger,
        EventSink events,
        InstantSource time,
        Pause pause,
        SideBySide side) {

    /// For a world in which one thing happens after the other.
    public CapturePorts(
            SnapshotCreator creator,
            SnapshotReader snapshots,
            SnapshotTagger tagger,
            HostCommands hosts,
            BackupStarter backups,
            DatabaseSnapshots databases,
            RunLedger ledger,
            EventSink events,
            InstantSource time,
            Pause pause) {
        this(creator, snapshots, tagger, hosts, backups, databases, ledger, events, time, pause, SideBySide.IN_TURN);
    }

    /// For a process that is given no work of AWS Backup or RDS.
    public CapturePorts(
            SnapshotCreator creator,
            SnapshotReader snapshots,
            SnapshotTagger tagger,
            HostCommands hosts,
            RunLedger ledger,
            EventSink events,
            InstantSource time,
            Pause pause) {
        this(
                creator,
                snapshots,
                tagger,
                hosts,
                BackupStarter.NONE,
                DatabaseSnapshots.NONE,
                ledger,
                events,
                time,
                pause);
    }
}
