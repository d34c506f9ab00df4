package io.snapwarden.runtime.work;

import java.time.Duration;

/// How a worker works.
///
/// @param concurrency deliveries in hand at once
/// @param lease how long a delivery in hand is held; extended while work goes on
/// @param longPoll how long one receive waits for a message
/// @param grace after a stop: so long may work in hand go on before it is given back
public record WorkerSettings(int concurrency, Duration lease, Duration longPoll, Duration grace) {

    /// A stopped container is killed after so long.
    private static final Duration KILLED_AFTER = Duration.ofMinutes(2);

    public static final WorkerSettings USUAL =
            new WorkerSettings(8, Duration.ofMinutes(2), Duration.ofSeconds(20), Duration.ofSeconds(75));

    public WorkerSettings {
        if (concurrency < 1 || concurrency > 256) {
            throw new IllegalArgumentException("concurrency must be 1 to 256 but is " + concurrency);
        }
        if (!lease.isPositive()) {
            throw new IllegalArgumentException("lease must be positive but is " + lease);
        }
        if (longPoll.isNegative() || grace.isNegative() || longPoll.plus(grace).compareTo(KILLED_AFTER) >= 0) {
            throw new IllegalArgumentException("longPoll and grace must together be shorter than " + KILLED_AFTER
                    + " but are " + longPoll + " and " + grace);
        }
    }

    public WorkerSettings withConcurrency(int most) {
        return new WorkerSettings(most, lease, longPoll, grace);
    }
}
