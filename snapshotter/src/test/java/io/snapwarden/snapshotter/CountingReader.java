package io.snapwarden.snapshotter;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.SnapshotReader;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// A scope of which nothing is asked but which snapshots are pending.
record CountingReader(Supplier<List<Snapshot>> pending) implements SnapshotReader {

    @Override
    public List<Snapshot> list(Scope scope, Query query) {
        return List.of();
    }

    @Override
    public List<Snapshot> pending(Scope scope) {
        return pending.get();
    }

    @Override
    public Map<SnapshotId, String> protectedSnapshots(Scope scope) {
        return Map.of();
    }
}
