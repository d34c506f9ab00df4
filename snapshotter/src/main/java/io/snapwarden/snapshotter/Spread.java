package io.snapwarden.snapshotter;

import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.runtime.port.WorkQueue;
import java.time.Duration;

/// Waits that differ from work to work and never from run to run, so that what was turned away together does not
/// come back together.
final class Spread {

    private static final int STEPS = 1000;
    /// 2⁶⁴ over the golden ratio: multiplied by it, neighbours come to lie far apart.
    private static final long FAR_APART = 0x9E3779B97F4A7C15L;

    private static final int HIGH = 40;

    private Spread() {}

    /// The same, and no longer than that.
    static Duration of(Duration pause, Obligation owed, Duration most) {
        var spread = of(pause, owed);
        return spread.compareTo(most) > 0 ? most : spread;
    }

    /// Up to half as long again, and no longer than a queue can delay.
    static Duration of(Duration pause, Obligation owed) {
        if (pause.compareTo(WorkQueue.LONGEST_DELAY) >= 0) {
            return WorkQueue.LONGEST_DELAY;
        }
        var spread = pause.plusNanos(pause.toNanos() / 2 * step(owed) / STEPS);
        return spread.compareTo(WorkQueue.LONGEST_DELAY) > 0 ? WorkQueue.LONGEST_DELAY : spread;
    }

    /// The hash codes of texts are the same in every process.
    private static long step(Obligation owed) {
        long known = owed.slot().at().getEpochSecond();
        known = known * 31 + owed.policy().value().hashCode();
        known = known * 31 + owed.source().value().hashCode();
        return ((known * FAR_APART) >>> HIGH) % STEPS;
    }
}
