package io.snapwarden.snapshotter.freeze;

import java.time.Duration;

/// How freezes pace themselves, and how long they are waited for.
///
/// @param frozenWithin a host that has not frozen by then is captured as it is, or not at all; well under half of the
///     settle time, for a claim covers no more
/// @param look how often a command is looked at while something is, or may be, frozen
/// @param grace a thaw is waited for so much longer than the watchdog would take
/// @param perSecond freezes that all workers together begin in a scope, on average
/// @param burst and that one worker begins at once
public record FreezeConfig(Duration frozenWithin, Duration look, Duration grace, double perSecond, int burst) {

    /// Systems Manager takes no command that shall be delivered sooner.
    static final Duration SHORTEST_DELIVERY = Duration.ofSeconds(30);

    /// Less than half of EC2's rate for CreateSnapshots. Nothing is published about the rates of Systems Manager,
    /// which each freeze asks for two commands; five a second are assumed.
    public static FreezeConfig defaults() {
        return new FreezeConfig(SHORTEST_DELIVERY, Duration.ofSeconds(1), Duration.ofSeconds(15), 2, 1);
    }
}
