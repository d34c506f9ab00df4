package io.snapwarden.simulation.scheduler;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkQueue.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A worker with one hand: takes a delivery, processes it, takes the next.
public final class QueueActor implements Actor {

    private final WorkQueue queue;
    private final Supplier<Optional<Instant>> nextVisibleAt;
    private final Consumer<Delivery> process;

    /// @param queue as the worker reaches it
    /// @param nextVisibleAt what the queue itself says, past all ports
    /// @param process for example `WorkProcessor::process`
    public QueueActor(WorkQueue queue, Supplier<Optional<Instant>> nextVisibleAt, Consumer<Delivery> process) {
        this.queue = queue;
        this.nextVisibleAt = nextVisibleAt;
        this.process = process;
    }

    @Override
    public Optional<Instant> due() {
        return nextVisibleAt.get();
    }

    @Override
    public void act() {
        try {
            queue.receive(1, Duration.ZERO).forEach(process);
        } catch (DependencyException _) {
            // a queue that cannot be reached is asked again
        }
    }
}
