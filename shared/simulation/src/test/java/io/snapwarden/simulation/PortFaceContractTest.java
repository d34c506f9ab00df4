package io.snapwarden.simulation;

import io.snapwarden.simulation.model.World;
import io.snapwarden.simulation.ports.SimulatedPorts;

class PortFaceContractTest extends FaceContract {

    @Override
    protected Face face(World world) {
        return open(world);
    }

    static Face open(World world) {
        var ports = new SimulatedPorts(world.aws, ROLE, world::pass);
        return new Face(
                ports.fleet(),
                ports.snapshots(),
                ports.creator(),
                ports.tagger(),
                ports.deleter(),
                ports.restorer(),
                ports.hosts(),
                ports.commands(),
                ports.proofs());
    }
}
