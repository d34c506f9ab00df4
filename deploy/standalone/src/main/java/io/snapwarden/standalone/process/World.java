package io.snapwarden.standalone.process;

import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.HostCommands;
import io.snapwarden.runtime.port.MetricSink;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.ScopeDirectory;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotDeleter;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.SnapshotTagger;
import io.snapwarden.runtime.port.TicketDesk;
import io.snapwarden.runtime.port.Topic;
import io.snapwarden.runtime.port.VolumeRestorer;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// All that the services need of the world, but for the queues between them.
///
/// @param topic null when nobody asked for digests
/// @param desk null when nobody asked for tickets
public record World(
        ScopeDirectory scopes,
        FleetReader fleets,
        SnapshotReader snapshots,
        SnapshotCreator creator,
        SnapshotTagger tagger,
        HostCommands hosts,
        SnapshotDeleter deleter,
        VolumeRestorer restorer,
        Backups backups,
        Databases databases,
        Commands commands,
        RunLedger ledger,
        MetricSink metrics,
        @Nullable Topic topic,
        @Nullable TicketDesk desk,
        InstantSource time) {

    /// For a file without a policy of AWS Backup, RDS or commands.
    public World(
            ScopeDirectory scopes,
            FleetReader fleets,
            SnapshotReader snapshots,
            SnapshotCreator creator,
            SnapshotTagger tagger,
            HostCommands hosts,
            SnapshotDeleter deleter,
            VolumeRestorer restorer,
            RunLedger ledger,
            MetricSink metrics,
            @Nullable Topic topic,
            @Nullable TicketDesk desk,
            InstantSource time) {
        this(
                scopes,
                fleets,
                snapshots,
                creator,
                tagger,
                hosts,
                deleter,
                restorer,
                Backups.NONE,
                Databases.NONE,
                Commands.NONE,
                ledger,
                metrics,
                topic,
                desk,
                time);
    }

    /// The same with other scopes.
    World with(ScopeDirectory others) {
        return new World(
                others, fleets, snapshots, creator, tagger, hosts, deleter, restorer, backups, databases, commands,
                ledger, metrics, topic, desk, time);
    }
}
