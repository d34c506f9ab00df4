package io.snapwarden.simulation.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/// Does something each time a period begins, as a scheduler of the cloud would have it done.
public final class TickActor implements Actor {

    private final InstantSource time;
    private final Duration period;
    private final Consumer<Instant> tick;
    private Instant next;

    /// @param time the true time
    /// @param tick gets the instant that it is for
    public TickActor(InstantSource time, Duration period, Consumer<Instant> tick) {
        this.time = time;
        this.period = period;
        this.tick = tick;
        next = following(time.instant());
    }

    @Override
    public Optional<Instant> due() {
        return Optional.of(next);
    }

    @Override
    public void act() {
        var now = next;
        next = following(time.instant());
        tick.accept(now);
    }

    private Instant following(Instant after) {
        long millis = period.toMillis();
        return Instant.ofEpochMilli((after.toEpochMilli() / millis + 1) * millis);
    }
}
