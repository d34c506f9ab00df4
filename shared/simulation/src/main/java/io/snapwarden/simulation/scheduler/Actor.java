package io.snapwarden.simulation.scheduler;

import java.time.Instant;
import java.util.Optional;

/// A program that acts again and again: a worker at its queue, a clock that ticks.
public interface Actor {

    /// When there is something to do; empty while nothing is. Asked after every step, so it must be cheap, call no
    /// port, and change nothing.
    Optional<Instant> due();

    /// Does one piece of work. Ports that are called on the way are where others may go on.
    void act();
}
