package io.snapwarden.snapshotter;

import io.snapwarden.runtime.port.WorkQueue;
import java.time.Duration;

/// How long an application is left alone that was paused for a capture for which there was no room after all.
final class Respite {

    private static final Duration FIRST = Duration.ofMinutes(4);
    private static final int MOST_DOUBLINGS = 2;

    /// What hooks and a capture need that go well.
    private static final Duration ONE_TRY = Duration.ofMinutes(2);

    private Respite() {}

    /// @param pauses how often it was paused in vain by now; without any, it need not wait
    static Duration after(int pauses) {
        if (pauses < 1) {
            return Duration.ZERO;
        }
        var rest = FIRST.multipliedBy(1L << Math.min(pauses - 1, MOST_DOUBLINGS));
        return rest.compareTo(WorkQueue.LONGEST_DELAY) < 0 ? rest : WorkQueue.LONGEST_DELAY;
    }

    /// The longest that leaves time for one more try; less than nothing where there is none.
    ///
    /// @param left how long the message lives
    static Duration most(Duration left) {
        return left.minus(ONE_TRY);
    }
}
