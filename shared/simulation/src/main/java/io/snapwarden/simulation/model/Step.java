package io.snapwarden.simulation.model;

import java.time.Duration;
import java.util.function.Consumer;

/// A part of a document that happens as a whole or not at all.
///
/// @param name where the host can be told to hang
/// @param takes how long it lasts
/// @param effect what it does, at its end
public record Step(String name, Duration takes, Consumer<Shell> effect) {

    public Step {
        if (takes.isNegative()) {
            throw new IllegalArgumentException("a step takes no negative time, but '" + name + "' takes " + takes);
        }
    }
}
