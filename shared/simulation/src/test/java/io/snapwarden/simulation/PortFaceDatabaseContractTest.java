package io.snapwarden.simulation;

import io.snapwarden.simulation.model.World;
import io.snapwarden.simulation.ports.SimulatedPorts;
import io.snapwarden.testkit.database.DatabaseContract;
import io.snapwarden.testkit.database.DatabaseWorld;
import java.time.Instant;

/// The suite that the adapters of RDS obey, on the port face.
class PortFaceDatabaseContractTest extends DatabaseContract {

    private final World world = World.with(World.steady());
    private final Instant began = world.clock.instant();

    @Override
    protected DatabaseWorld newWorld() {
        var ports = new SimulatedPorts(world.aws, "snapwarden", world::pass);
        return new ModelDatabases(world, ports.databases(), ports.databaseSnapshots(), ports.databaseDeleter());
    }

    @Override
    protected Instant now() {
        return began;
    }
}
