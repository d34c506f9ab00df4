package io.snapwarden.notifier.metric;

import java.time.Duration;
import java.util.Optional;

/// How long the runs of a policy usually take in one scope. The newest run stands beside the average of those before
/// it, so that one that is measured twice counts once.
///
/// @param slot of the newest run, in a form that sorts by time; empty when there was none
/// @param elapsedSeconds of the newest run
/// @param usualSeconds average of the runs before it
/// @param runs how many these were
record RunningAverage(String slot, long elapsedSeconds, long usualSeconds, int runs) {

    static final RunningAverage NONE = new RunningAverage("", 0, 0, 0);

    /// A month of nights: what changed for good is usual after that.
    private static final int MOST_WEIGHT = 30;

    private static final int FEWEST_RUNS = 3;

    /// Below a minute, twice as long says nothing.
    private static final long SHORTEST_SECONDS = 60;

    /// A run that is older than the newest changes nothing.
    RunningAverage after(String run, Duration elapsed) {
        int order = run.compareTo(slot);
        if (order < 0) {
            return this;
        }
        return order == 0
                ? new RunningAverage(slot, elapsed.toSeconds(), usualSeconds, runs)
                : new RunningAverage(run, elapsed.toSeconds(), withNewest(), slot.isEmpty() ? 0 : runs + 1);
    }

    /// How many times the usual time this run took; empty where nothing is usual yet.
    Optional<Double> ratio(String run) {
        return run.equals(slot) && runs >= FEWEST_RUNS
                ? Optional.of((double) elapsedSeconds / Math.max(usualSeconds, SHORTEST_SECONDS))
                : Optional.empty();
    }

    private long withNewest() {
        return usualSeconds + (elapsedSeconds - usualSeconds) / Math.min(runs + 1, MOST_WEIGHT);
    }
}
