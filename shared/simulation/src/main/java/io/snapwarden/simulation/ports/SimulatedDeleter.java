package io.snapwarden.simulation.ports;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.SnapshotDeleter;
import io.snapwarden.simulation.model.AwsError;

/// Deletes snapshots.
final class SimulatedDeleter implements SnapshotDeleter {

    private static final int BAD_REQUEST = 400;

    private final Role role;

    SimulatedDeleter(Role role) {
        this.role = role;
    }

    @Override
    public Deletion delete(Scope scope, SnapshotId snapshot) {
        return role.run("DeleteSnapshot " + snapshot, scope, () -> {
            try {
                role.in(scope).deleteSnapshot(snapshot.value());
                return new Deletion.Gone();
            } catch (AwsError e) {
                return refusal(e);
            }
        });
    }

    /// EC2 has several codes for what it protects, and not all are published.
    private static Deletion refusal(AwsError error) {
        if (error.code().equals("InvalidSnapshot.NotFound")) {
            return new Deletion.Gone();
        }
        if (error.status() == BAD_REQUEST && !error.code().equals("RequestExpired")) {
            return new Deletion.Protected(error.code() + ": " + error.getMessage());
        }
        throw error;
    }
}
