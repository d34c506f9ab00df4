package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.standalone.simulation.Chronicle.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is said of how obligations ended, against the account.
final class EndingLaws {

    private final World world;
    private final RunLaws runs;
    private final Truth truth;

    EndingLaws(World world, RunLaws runs) {
        this.world = world;
        this.runs = runs;
        truth = new Truth(world.estate(), world.chronicle());
    }

    /// Nothing is called completed before it is.
    void whatIsCompletedIsGood() {
        var points = truth.everByObligation();
        for (var said : world.chronicle().said()) {
            if (said.event() instanceof Event.RecoveryPointCompleted done
                    && !runs.doubtful(said, done.key().obligation())) {
                completedRightly(said, done, points);
            }
        }
    }

    private static void completedRightly(
            Said said, Event.RecoveryPointCompleted done, Map<String, List<TruePoint>> points) {
        var owed = done.key().obligation().toString();
        boolean good = points.getOrDefault(owed, List.of()).stream()
                .filter(point -> point.attempt() == done.key().attempt())
                .anyMatch(point -> point.good() && !point.completedAt().isAfter(said.at()));
        if (!good) {
            throw new AssertionError(done.key() + " was announced as completed at " + said.at()
                    + ", but there was no good point: " + points.get(owed));
        }
    }

    /// Whatever is said again is said with the same id.
    void eachEndingIsSaidOnce() {
        var completed = new HashMap<Obligation, Set<String>>();
        for (var said : world.chronicle().said()) {
            if (said.event() instanceof Event.RecoveryPointCompleted done
                    && !runs.doubtful(said, done.key().obligation())) {
                completed
                        .computeIfAbsent(done.key().obligation(), _ -> new HashSet<>())
                        .add(done.id());
            }
        }
        completed.forEach((owed, ids) -> {
            if (ids.size() > 1) {
                throw new AssertionError(owed + " was announced as completed " + ids.size() + " times: " + ids);
            }
        });
    }

    /// A limit is no failure; but when the window is over, people learn what was waited for.
    void whatWaitedUntilTheEndSaysForWhat() {
        for (var said : world.chronicle().said()) {
            if (said.event() instanceof Event.RecoveryPointMissed missed
                    && missed.obligation().source().isWhole()
                    && !world.chronicle().doubtfulWaits()
                    && !runs.doubtful(said, missed.obligation())) {
                explained(said, missed);
            }
        }
    }

    private void explained(Said said, Event.RecoveryPointMissed missed) {
        var waits = new ArrayList<>(
                world.serviceLaws().waits(missed.obligation(), said.began().minus(DeleteLaws.UNSEEN)));
        boolean blind = missed.reason().startsWith(RunLaws.NOBODY_COULD_LOOK);
        if (!waits.isEmpty() && !blind && waits.stream().noneMatch(missed.reason()::contains)) {
            throw new AssertionError(missed.obligation() + " was announced as missed (" + missed.reason()
                    + "), but it was waiting: " + waits);
        }
    }
}
