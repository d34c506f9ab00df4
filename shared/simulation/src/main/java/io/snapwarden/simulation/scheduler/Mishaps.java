package io.snapwarden.simulation.scheduler;

import java.time.Duration;

/// What may happen at a call of a port, each as a share of all calls.
///
/// @param latency every call takes up to so long
/// @param crashBefore the process dies before the call has its effect
/// @param crashAfter the process dies when the call has had it
/// @param fail the call fails without an effect
/// @param loseReply the call has its effect and fails
/// @param repeat what is sent or published goes out twice
/// @param loseEvent what is published goes nowhere
/// @param stall the call takes long, up to `longestStall`
/// @param restart a process that died is back within so long
public record Mishaps(
        Duration latency,
        double crashBefore,
        double crashAfter,
        double fail,
        double loseReply,
        double repeat,
        double loseEvent,
        double stall,
        Duration longestStall,
        Duration restart) {

    private static final Duration LATENCY = Duration.ofMillis(50);
    private static final Duration RESTART = Duration.ofMinutes(2);

    /// Calls take their time, and that is all.
    public static Mishaps none() {
        return new Mishaps(LATENCY, 0, 0, 0, 0, 0, 0, 0, Duration.ZERO, RESTART);
    }

    /// Everything, each at so many of all calls.
    public static Mishaps everyKind(double share) {
        return new Mishaps(LATENCY, share, share, share, share, share, share, share, Duration.ofMinutes(5), RESTART);
    }

    public Mishaps withCrashes(double before, double after) {
        return new Mishaps(latency, before, after, fail, loseReply, repeat, loseEvent, stall, longestStall, restart);
    }

    public Mishaps withFailures(double without, double afterEffect) {
        return new Mishaps(
                latency,
                crashBefore,
                crashAfter,
                without,
                afterEffect,
                repeat,
                loseEvent,
                stall,
                longestStall,
                restart);
    }

    public Mishaps withDeliveries(double twice, double lostEvents) {
        return new Mishaps(
                latency, crashBefore, crashAfter, fail, loseReply, twice, lostEvents, stall, longestStall, restart);
    }

    public Mishaps withStalls(double share, Duration longest) {
        return new Mishaps(
                latency, crashBefore, crashAfter, fail, loseReply, repeat, loseEvent, share, longest, restart);
    }
}
