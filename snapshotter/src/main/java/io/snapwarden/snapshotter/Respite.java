package io.snapwarden.snapshotter;

import io.snapwarden.runtime.port.WorkQueue;
import java.time.Duration;

/// How long an application is left alone that was paused for a capture for which there was no room after all.
final class Respite {

    private static final Duration FIRST = Duration.ofMinutes(4);
    private static final int MOST_DOUBLINGS = 2;

    private Respite() {}

    /// @param pauses how often it was paused in vain by now; without any, it need not wait
    static Duration after(int pauses) {
        if (pauses < 1) {
            return Duration.ZERO;
        }
        var rest = FIRST.multipliedBy(1L << Math.min(pauses - 1, MOST_DOUBLINGS));
        return rest.compareTo(WorkQueue.LONGEST_DELAY) < 0 ? rest : WorkQueue.LONGEST_DELAY;
    }
}
