package io.snapwarden.simulation;

import io.snapwarden.simulation.model.World;
import io.snapwarden.simulation.ports.SimulatedPorts;
import io.snapwarden.testkit.organization.OrganizationContract;
import io.snapwarden.testkit.organization.OrganizationWorld;

/// The suite that the adapter of AWS Organizations obeys, on the port face.
class PortFaceOrganizationContractTest extends OrganizationContract {

    private final World world = World.with(World.steady());

    @Override
    protected OrganizationWorld newWorld() {
        var ports = new SimulatedPorts(world.aws, "snapwarden", world::pass);
        return ModelOrganization.of(world, ports::organization);
    }
}
