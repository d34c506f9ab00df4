package io.snapwarden.snapshotter;

import io.snapwarden.runtime.port.WorkQueue;
import java.time.Duration;

/// How long an application is left alone that was paused for a capture of which nothing came: from a minute on, as a
/// throttle is over soon, and from four where there was no room, which strangers hold for longer.
final class Respite {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration FIRST_WITHOUT_ROOM = Duration.ofMinutes(4);
    private static final int MOST_DOUBLINGS = 4;

    /// What hooks and a capture need that go well.
    private static final Duration ONE_TRY = Duration.ofMinutes(2);

    private Respite() {}

    /// @param pauses how often it was paused in vain by now, at least once
    static Duration after(int pauses, boolean noRoom) {
        var first = noRoom ? FIRST_WITHOUT_ROOM : FIRST;
        var rest = first.multipliedBy(1L << Math.clamp(pauses - 1, 0, MOST_DOUBLINGS));
        return rest.compareTo(WorkQueue.LONGEST_DELAY) < 0 ? rest : WorkQueue.LONGEST_DELAY;
    }

    /// The same, but over in time for one more try, where a minute can be left before that.
    ///
    /// @param left how long the message lives
    static Duration within(Duration left, Duration rest) {
        var most = most(left);
        return rest.compareTo(most) > 0 && most.compareTo(FIRST) >= 0 ? most : rest;
    }

    /// The longest that leaves time for one more try; less than nothing where there is none.
    static Duration most(Duration left) {
        return left.minus(ONE_TRY);
    }
}
