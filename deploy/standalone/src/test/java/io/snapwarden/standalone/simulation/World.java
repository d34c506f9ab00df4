package io.snapwarden.standalone.simulation;

import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.ports.CollectedMetrics;
import io.snapwarden.simulation.ports.CollectedTickets;
import io.snapwarden.simulation.ports.CollectedTopic;
import java.time.InstantSource;
import java.util.List;

/// What all processes share.
record World(
        SimulatedAws aws,
        Estate estate,
        LosableLedger ledger,
        WatchedQueue plan,
        WatchedQueue capture,
        WatchedQueue prune,
        WatchedQueue events,
        CollectedTopic topic,
        CollectedTickets desk,
        CollectedMetrics metrics,
        Chronicle chronicle,
        Starts starts,
        BracketLaws bracketLaws,
        CaptureLaws captureLaws,
        ServiceLaws serviceLaws,
        SendLaws sendLaws,
        DeleteLaws deleteLaws,
        InstantSource time) {

    List<WatchedQueue> queues() {
        return List.of(plan, capture, prune, events);
    }
}
