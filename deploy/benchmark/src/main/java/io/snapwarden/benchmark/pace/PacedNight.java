package io.snapwarden.benchmark.pace;

import io.snapwarden.simulation.model.Freeze;
import java.time.Duration;
import java.util.List;

/// How a night went.
///
/// @param took from the slot to the last capture
/// @param fastest the same for somebody who knows when every place becomes free, and never calls in vain
/// @param calls of the capturing action
/// @param throttled how many of these were answered with RequestLimitExceeded
/// @param refused how many of these were refused because too many snapshots were pending
/// @param deliveries how often a message was received
/// @param dead messages in dead-letter queues
/// @param frozen what each file system was frozen for, as its host says
/// @param consistent the share of snapshots that are called application-consistent
record PacedNight(
        Task task,
        Duration took,
        Duration fastest,
        long calls,
        long throttled,
        long refused,
        long deliveries,
        int dead,
        List<Freeze> frozen,
        double consistent) {

    double ratio() {
        return (double) took.toMillis() / fastest.toMillis();
    }

    double throttledShare() {
        return (double) throttled / calls;
    }

    double refusedShare() {
        return (double) refused / calls;
    }

    double receives() {
        return (double) deliveries / task.instances();
    }
}
