package io.snapwarden.planner;

import java.time.Duration;

/// Spreads the messages of one scan over time, so that a scope gets no more than its bucket takes: all runs of the
/// scope share it.
final class Pace {

    private final PlannerConfig config;
    private int sent;

    Pace(PlannerConfig config) {
        this.config = config;
    }

    /// How long the next message has to wait.
    Duration delay() {
        return Duration.ofSeconds((long) (Math.max(0, sent - config.burst()) / config.perSecond()));
    }

    /// @param captures that the message asks for
    void send(int captures) {
        sent += captures;
    }
}
