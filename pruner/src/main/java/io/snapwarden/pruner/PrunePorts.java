package io.snapwarden.pruner;

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
        RunLedger ledger,
        WorkSender work,
        EventSink events,
        InstantSource time) {}
