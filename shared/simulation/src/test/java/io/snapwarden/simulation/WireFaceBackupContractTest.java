package io.snapwarden.simulation;

import io.snapwarden.simulation.model.World;
import io.snapwarden.simulation.wire.WireFace;
import io.snapwarden.testkit.backup.BackupContract;
import io.snapwarden.testkit.backup.BackupWorld;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

/// The same suite through the adapters of AWS and a socket.
class WireFaceBackupContractTest extends BackupContract {

    private final World world = World.with(World.steady());
    private final Instant began = world.clock.instant();
    private final WireFace wire = new WireFace();

    @Override
    protected BackupWorld newWorld() {
        var aws = wire.open(world);
        return ModelBackups.over(world, aws.backups(), aws.backupStarter(), aws.backupDeleter());
    }

    @Override
    protected Instant now() {
        return began;
    }

    @AfterEach
    void close() {
        wire.close();
    }
}
