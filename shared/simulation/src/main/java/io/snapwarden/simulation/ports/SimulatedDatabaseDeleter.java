package io.snapwarden.simulation.ports;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.SnapshotDeleter;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.DatabaseFamily;

/// Deletes manual snapshots.
final class SimulatedDatabaseDeleter implements SnapshotDeleter {

    private final Role role;

    SimulatedDatabaseDeleter(Role role) {
        this.role = role;
    }

    @Override
    public Deletion delete(Scope scope, SnapshotId snapshot) {
        var arn = snapshot.value();
        var family = arn.contains(":cluster-snapshot:") ? DatabaseFamily.CLUSTERS : DatabaseFamily.INSTANCES;
        return role.run("Delete" + family.snapshot() + " " + snapshot, scope, () -> {
            try {
                role.databasesIn(scope).deleteSnapshot(family, arn.substring(arn.lastIndexOf(':') + 1));
                return new Deletion.Gone();
            } catch (AwsError e) {
                if (e.code().contains("NotFound")) {
                    return new Deletion.Gone();
                }
                if (e.code().contains("SnapshotState")) {
                    return new Deletion.Protected(e.code() + ": " + e.getMessage());
                }
                throw e;
            }
        });
    }
}
