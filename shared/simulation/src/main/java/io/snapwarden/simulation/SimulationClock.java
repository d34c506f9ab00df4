package io.snapwarden.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that moves only when it is told to, and never back.
public final class SimulationClock implements InstantSource {

    private volatile Instant now;

    public SimulationClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    public synchronized void advance(Duration by) {
        advanceTo(now.plus(by));
    }

    public synchronized void advanceTo(Instant to) {
        if (to.isBefore(now)) {
            throw new IllegalArgumentException("time does not go back, from " + now + " to " + to);
        }
        now = to;
    }

    /// The same clock, wrong by `skew`, as a worker with a bad clock sees it.
    public InstantSource skewed(Duration skew) {
        return () -> now.plus(skew);
    }
}
