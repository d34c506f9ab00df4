package io.snapwarden.standalone.simulation;

import io.snapwarden.simulation.scheduler.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Acts only while it is switched on.
record SwitchedActor(Actor actor, BooleanSupplier on) implements Actor {

    @Override
    public Optional<Instant> due() {
        return on.getAsBoolean() ? actor.due() : Optional.empty();
    }

    @Override
    public void act() {
        actor.act();
    }
}
