package io.snapwarden.simulation;

import io.snapwarden.simulation.model.World;
import io.snapwarden.simulation.ports.SimulatedPorts;
import io.snapwarden.testkit.backup.BackupContract;
import io.snapwarden.testkit.backup.BackupWorld;
import java.time.Instant;

/// The suite that the adapters of AWS Backup obey, on the port face.
class PortFaceBackupContractTest extends BackupContract {

    private final World world = World.with(World.steady());
    private final Instant began = world.clock.instant();

    @Override
    protected BackupWorld newWorld() {
        var ports = new SimulatedPorts(world.aws, "snapwarden", world::pass);
        return ModelBackups.over(world, ports.backups(), ports.backupStarter(), ports.backupDeleter());
    }

    @Override
    protected Instant now() {
        return began;
    }
}
