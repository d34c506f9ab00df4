package io.snapwarden.snapshotter;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.SnapshotReader;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/// A scope of which nothing is asked but how many snapshots are pending.
record CountingReader(IntSupplier pending) implements SnapshotReader {

    @Override
    public List<Snapshot> list(Scope scope, Query query) {
        return List.of();
    }

    @Override
    public int pending(Scope scope) {
        return pending.getAsInt();
    }

    @Override
    public Map<SnapshotId, String> protectedSnapshots(Scope scope) {
        return Map.of();
    }
}
