package io.snapwarden.simulation;

import io.snapwarden.simulation.model.World;
import io.snapwarden.testkit.ec2.Ec2World;
import io.snapwarden.testkit.ec2.FleetContract;
import io.snapwarden.testkit.ec2.RestoreContract;
import io.snapwarden.testkit.ec2.SnapshotContract;
import org.junit.jupiter.api.Nested;

/// The suites that the adapters of AWS obey, on the port face.
class PortFaceEc2ContractTest {

    private static Ec2World world() {
        var world = World.with(World.steady());
        return new ModelWorld(world, PortFaceContractTest.open(world));
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
