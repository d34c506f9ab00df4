package io.snapwarden.simulation;

import io.snapwarden.simulation.model.World;
import io.snapwarden.simulation.wire.WireFace;
import io.snapwarden.testkit.database.DatabaseContract;
import io.snapwarden.testkit.database.DatabaseWorld;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

/// The same suite through the adapters of AWS and a socket.
class WireFaceDatabaseContractTest extends DatabaseContract {

    private final World world = World.with(World.steady());
    private final Instant began = world.clock.instant();
    private final WireFace wire = new WireFace();

    @Override
    protected DatabaseWorld newWorld() {
        var aws = wire.open(world);
        return new ModelDatabases(world, aws.databases(), aws.databaseSnapshots(), aws.databaseDeleter());
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
