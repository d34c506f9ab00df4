package io.snapwarden.simulation;

import io.snapwarden.simulation.model.World;
import io.snapwarden.simulation.wire.WireFace;
import org.junit.jupiter.api.AfterEach;

/// The same through the adapters of AWS and a socket.
class WireFaceContractTest extends FaceContract {

    private final WireFace wire = new WireFace();

    @Override
    protected Face face(World world) {
        return open(wire, world);
    }

    static Face open(WireFace wire, World world) {
        var ports = wire.open(world);
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

    @AfterEach
    void close() {
        wire.close();
    }
}
