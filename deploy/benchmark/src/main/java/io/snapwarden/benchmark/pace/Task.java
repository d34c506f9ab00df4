package io.snapwarden.benchmark.pace;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A night to be paced.
///
/// @param volumes in instances of four
/// @param workers snapshotters, each with the usual number of hands
/// @param pending how long each snapshot stays pending
/// @param foreignCalls calls a second that somebody else makes to the same action
/// @param travel how long a command takes to its host, and an answer back, for instances that are frozen; null where
///     nothing is
/// @param create how much longer a create call takes than any other
public record Task(
        int volumes,
        int workers,
        Duration pending,
        double foreignCalls,
        @Nullable Duration travel,
        Duration create) {

    Task(int volumes, int workers, Duration pending, double foreignCalls) {
        this(volumes, workers, pending, foreignCalls, null, Duration.ZERO);
    }

    static final int SET = 4;

    int instances() {
        return volumes / SET;
    }

    String name() {
        return volumes + " volumes, " + workers + (workers == 1 ? " worker" : " workers")
                + (foreignCalls == 0 ? "" : ", beside " + foreignCalls + " foreign calls/s");
    }
}
