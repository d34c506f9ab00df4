package io.snapwarden.snapshotter;

import io.snapwarden.domain.obligation.WorkId;
import io.snapwarden.runtime.port.WorkQueue;
import java.time.Duration;

/// Waits that differ from work to work and never from run to run, so that what was turned away together does not
/// come back together.
final class Spread {

    private static final int STEPS = 1000;
    private static final int HEX = 16;

    private Spread() {}

    /// Up to half as long again, and no longer than a queue can delay.
    static Duration of(Duration pause, WorkId work) {
        int step = Integer.parseInt(work.value().substring(0, 6), HEX) % STEPS;
        var spread = pause.plus(pause.dividedBy(2).multipliedBy(step).dividedBy(STEPS));
        return spread.compareTo(WorkQueue.LONGEST_DELAY) > 0 ? WorkQueue.LONGEST_DELAY : spread;
    }
}
