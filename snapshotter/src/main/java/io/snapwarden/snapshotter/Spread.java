package io.snapwarden.snapshotter;

import io.snapwarden.domain.obligation.WorkId;
import io.snapwarden.runtime.port.WorkQueue;
import java.time.Duration;

/// Waits that differ from work to work and never from run to run, so that what was turned away together does not
/// come back together.
final class Spread {

    private static final int STEPS = 1000;
    private static final int HEX = 16;
    private static final int DIGITS = 6;

    private Spread() {}

    /// The same, and no longer than that.
    static Duration of(Duration pause, WorkId work, Duration most) {
        var spread = of(pause, work);
        return spread.compareTo(most) > 0 ? most : spread;
    }

    /// Up to half as long again, and no longer than a queue can delay.
    static Duration of(Duration pause, WorkId work) {
        if (pause.compareTo(WorkQueue.LONGEST_DELAY) >= 0) {
            return WorkQueue.LONGEST_DELAY;
        }
        int step = Integer.parseInt(work.value(), 0, DIGITS, HEX) % STEPS;
        var spread = pause.plusNanos(pause.toNanos() / 2 * step / STEPS);
        return spread.compareTo(WorkQueue.LONGEST_DELAY) > 0 ? WorkQueue.LONGEST_DELAY : spread;
    }
}
