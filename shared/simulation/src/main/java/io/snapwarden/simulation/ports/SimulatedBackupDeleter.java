package io.snapwarden.simulation.ports;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.BackupDeleter;
import io.snapwarden.runtime.port.SnapshotDeleter.Deletion;
import io.snapwarden.simulation.model.AwsError;

/// Deletes recovery points of AWS Backup.
final class SimulatedBackupDeleter implements BackupDeleter {

    private final Role role;

    SimulatedBackupDeleter(Role role) {
        this.role = role;
    }

    @Override
    public Deletion delete(Scope scope, String vault, SnapshotId point) {
        return role.run("DeleteRecoveryPoint " + point, scope, () -> {
            try {
                role.backupIn(scope).deleteRecoveryPoint(vault, point.value());
                return new Deletion.Gone();
            } catch (AwsError e) {
                return switch (e.code()) {
                    case "ResourceNotFoundException" -> new Deletion.Gone();
                    case "InvalidRequestException", "InvalidParameterValueException", "InvalidResourceStateException" ->
                        new Deletion.Protected(e.code() + ": " + e.getMessage());
                    default -> throw e;
                };
            }
        });
    }
}
