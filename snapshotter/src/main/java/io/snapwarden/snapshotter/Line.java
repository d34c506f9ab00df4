package io.snapwarden.snapshotter;

import java.time.Duration;
import java.time.Instant;

/// How long those wait who found no room. The wait grows while they ask more often than wanted and shrinks while they
/// ask less often, so that a place that becomes free is soon asked for however few wait, and thousands do not ask all
/// the time. Nobody is told a wait that was right for a crowd that is gone, and of a crowd that comes at once
/// none waits longer than until all others have asked.
final class Line {

    private static final double STEP = 0.05;
    private static final double LEAST_FACTOR = 0.5;

    private Instant last = Instant.EPOCH;
    private double wait;
    private int asked;

    /// @param apart how far apart they shall ask
    Duration next(Instant now, Duration apart, Duration least, Duration most) {
        double since = (double) Duration.between(last, now).toMillis() / apart.toMillis();
        last = now;
        asked++;
        double longer = Math.min(STEP * wait, (double) apart.toMillis()) * (1 - since);
        double shorter = wait * Math.max(LEAST_FACTOR, 1 + STEP * (1 - since));
        wait = Math.clamp(since < 1 ? wait + longer : shorter, (double) least.toMillis(), (double) most.toMillis());
        return Duration.ofMillis(Math.round(wait));
    }

    /// How many asked since this was called before.
    int asked() {
        int since = asked;
        asked = 0;
        return since;
    }
}
