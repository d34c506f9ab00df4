package io.snapwarden.snapshotter.vss;

import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import java.util.List;

/// What the host has written on the snapshots that it made: only a tag on each of them says that the instance was at
/// rest.
///
/// @param unsaid the snapshots that do not say so
public record VssProof(int members, List<SnapshotId> unsaid) {

    private static final String AT_REST = "AppConsistent";

    public VssProof {
        unsaid = List.copyOf(unsaid);
    }

    public static VssProof of(RecoveryPoint point) {
        return new VssProof(
                point.members().size(),
                point.members().stream()
                        .filter(snapshot ->
                                !"true".equalsIgnoreCase(snapshot.tags().getOrDefault(AT_REST, "")))
                        .map(Snapshot::id)
                        .toList());
    }

    public boolean holds() {
        return unsaid.isEmpty();
    }

    public String words() {
        return holds()
                ? "VSS held: AppConsistent is on each of " + members + " snapshots"
                : unsaid.size() + " of " + members + " snapshots do not say AppConsistent";
    }
}
