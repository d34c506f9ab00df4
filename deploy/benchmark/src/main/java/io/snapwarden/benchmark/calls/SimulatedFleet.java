package io.snapwarden.benchmark.calls;

import io.snapwarden.benchmark.LocalPorts;
import io.snapwarden.benchmark.SimulatedHosts;
import io.snapwarden.simulation.SimulationClock;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.wire.SimulatedEndpoint;
import java.net.URI;
import java.time.Instant;

/// A fleet in a simulated AWS that is spoken to over HTTP, as AWS is. Its time moves only when it is told to.
final class SimulatedFleet implements AutoCloseable {

    private static final Instant EVENING = Instant.parse("2026-11-20T20:00:00Z");
    private static final long SEED = 7;

    private final SimulationClock clock = new SimulationClock(EVENING);
    private final SimulatedEndpoint endpoint;

    SimulatedFleet(int volumes) {
        var aws = new SimulatedAws(clock, Limits.relaxed(), SEED);
        SimulatedHosts.stage(aws, volumes);
        endpoint = SimulatedEndpoint.start(aws, LocalPorts.SCOPE.account());
    }

    URI uri() {
        return endpoint.uri();
    }

    SimulationClock clock() {
        return clock;
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
