package io.snapwarden.standalone.simulation;

import io.snapwarden.simulation.scheduler.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A worker among others of its service: it acts only while the service is switched on, and while none of the others
/// is asking the queue already, so that not all of them wake up for one message.
record PoolActor(Actor worker, String host, WatchedQueue queue, BooleanSupplier on) implements Actor {

    @Override
    public Optional<Instant> due() {
        return on.getAsBoolean() && !queue.othersAsk(host) ? worker.due() : Optional.empty();
    }

    @Override
    public void act() {
        queue.asks(host);
        worker.act();
    }
}
