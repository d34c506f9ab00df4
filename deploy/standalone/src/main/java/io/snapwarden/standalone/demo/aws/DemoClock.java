package io.snapwarden.standalone.demo.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Goes at the pace of the machine's clock from an instant of its own, and can be put forward.
final class DemoClock implements InstantSource {

    private final InstantSource machine;
    private volatile Duration ahead;

    DemoClock(InstantSource machine, Instant begin) {
        this.machine = machine;
        this.ahead = Duration.between(machine.instant(), begin);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    synchronized void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    /// Goes to an instant, unless it has passed.
    synchronized void goTo(Instant instant) {
        var left = Duration.between(instant(), instant);
        if (left.isPositive()) {
            pass(left);
        }
    }
}
