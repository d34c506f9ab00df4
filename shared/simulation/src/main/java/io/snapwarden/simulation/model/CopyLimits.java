package io.snapwarden.simulation.model;

/// What AWS allows of copies, per account and destination Region.
///
/// @param atOnce copies that are pending; they take no slot of the snapshots
/// @param pace of the copies
public record CopyLimits(int atOnce, SnapshotPace pace) {

    /// EBS User Guide, "Copy an Amazon EBS snapshot": concurrent copies to one destination Region.
    public static final int AT_ONCE = 20;

    /// The published number, and a pace that is a choice.
    public static CopyLimits published() {
        return new CopyLimits(AT_ONCE, SnapshotPace.typicalOfCopies());
    }
}
