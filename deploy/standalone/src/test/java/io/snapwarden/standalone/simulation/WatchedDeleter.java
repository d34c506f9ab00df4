package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.SnapshotDeleter;
import io.snapwarden.simulation.scheduler.Host;

/// Asks the laws before anything is deleted.
record WatchedDeleter(SnapshotDeleter real, Host host, DeleteLaws laws) implements SnapshotDeleter {

    @Override
    public Deletion delete(Scope scope, SnapshotId snapshot) {
        var before = laws.before(scope, snapshot, host);
        try {
            return real.delete(scope, snapshot);
        } finally {
            before.ifPresent(it -> laws.after(scope, it));
        }
    }
}
