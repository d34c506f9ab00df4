package io.snapwarden.simulation;

import io.snapwarden.simulation.model.World;
import io.snapwarden.simulation.wire.WireFace;
import io.snapwarden.testkit.ec2.Ec2World;
import io.snapwarden.testkit.ec2.FleetContract;
import io.snapwarden.testkit.ec2.RestoreContract;
import io.snapwarden.testkit.ec2.SnapshotContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/// The same suites through the adapters of AWS and a socket.
class WireFaceEc2ContractTest {

    private final WireFace wire = new WireFace();

    private Ec2World world() {
        var world = World.with(World.steady());
        return new ModelWorld(world, WireFaceContractTest.open(wire, world));
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Nested
    class Fleet extends FleetContract {

        @Override
        protected Ec2World newWorld() {
            return world();
        }
    }

    @Nested
    class Snapshot extends SnapshotContract {

        @Override
        protected Ec2World newWorld() {
            return world();
        }
    }

    @Nested
    class Restore extends RestoreContract {

        @Override
        protected Ec2World newWorld() {
            return world();
        }
    }
}
