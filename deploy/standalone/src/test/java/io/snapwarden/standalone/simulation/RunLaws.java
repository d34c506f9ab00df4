package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.simulation.scheduler.Simulation;
import io.snapwarden.standalone.simulation.Chronicle.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is said of slots, runs and obligations, against the schedule and the account.
final class RunLaws {

    /// A run closes an hour after its window at the latest, and its last points need some time.
    private static final Duration TO_THE_END = Duration.ofHours(3);

    /// Whoever is not allowed to look says so, and cannot know better.
    static final String NOBODY_COULD_LOOK = "its scope could not be looked at";

    private static final Duration A_BIT = Duration.ofMinutes(5);

    private final World world;
    private final Chronicle chronicle;
    private final Truth truth;
    private final Instant calmAt;
    private final Instant ticksEnd;

    RunLaws(World world, Instant calmAt, Instant ticksEnd) {
        this.world = world;
        this.calmAt = calmAt;
        this.ticksEnd = ticksEnd;
        chronicle = world.chronicle();
        truth = new Truth(world.estate(), chronicle);
    }

    /// Each slot's run has closed and settled, or it is said that the slot went by.
    void everySlotIsExplained() {
        var ended = new HashSet<String>();
        said(Event.RunSettled.class).forEach(run -> ended.add(name(run.report().run())));
        var closed = new HashSet<String>();
        said(Event.RunClosed.class).forEach(run -> closed.add(name(run.report().run())));
        ended.retainAll(closed);
        said(Event.SlotsMissed.class)
                .forEach(missed -> missed.slots().forEach(slot -> ended.add(missed.policy() + " " + slot)));
        for (var promise : world.estate().scene().promises()) {
            var latest = ticksEnd.minus(promise.window()).minus(TO_THE_END);
            for (var slot : promise.slots(Simulation.START, latest)) {
                boolean known = !forgiven(slot) && !chronicle.forgottenUntil(promise.policy(), promise.windowEnd(slot));
                if (known && !ended.contains(promise.policy() + " " + slot)) {
                    throw new AssertionError("nothing was said of the end of " + promise.policy() + " " + slot
                            + (closed.contains(promise.policy() + " " + slot) ? ", though it closed" : ""));
                }
            }
        }
    }

    void everyRunSettles() {
        for (var key : world.ledger().keys("open/")) {
            var words = key.split("/", -1);
            var end = Promise.of(words[1]).windowEnd(Instant.parse(words[2])).plus(TO_THE_END);
            if (end.isBefore(ticksEnd)) {
                throw new AssertionError("a run is still open: " + key);
            }
        }
    }

    /// At most one ending of each obligation is announced.
    void eachObligationEndsAsItIsSaid() {
        var endings = new HashMap<Obligation, Set<String>>();
        for (var said : chronicle.said()) {
            switch (said.event()) {
                case Event.RecoveryPointCompleted done ->
                    note(endings, done.key().obligation(), "completed");
                case Event.RecoveryPointFailed failed
                when !failed.retried() -> note(endings, failed.key().obligation(), "failed");
                case Event.RecoveryPointMissed missed -> note(endings, missed.obligation(), "missed");
                case Event.RecoveryPointSkipped skipped -> note(endings, skipped.obligation(), "skipped");
                default -> {} // no ending
            }
        }
        endings.forEach((owed, ends) -> {
            boolean tampered = world.estate()
                    .meddlers()
                    .interference()
                    .tamperedWith(owed.workId().value());
            if (ends.size() > 1 && !tampered && !forgiven(owed.slot().at())) {
                throw new AssertionError(owed + " ended as " + ends);
            }
        });
    }

    void nothingIsMissedThatWasNotOwedOrThatExists() {
        var points = truth.everByObligation();
        for (var said : chronicle.said()) {
            if (said.event() instanceof Event.RecoveryPointMissed missed && !doubtful(said, missed.obligation())) {
                missedRightly(said, missed, points);
            }
        }
    }

    private void missedRightly(Said said, Event.RecoveryPointMissed missed, Map<String, List<TruePoint>> points) {
        var owed = missed.obligation();
        var slot = owed.slot().at();
        var source = world.estate().source(owed.source().value());
        if (!source.selected().met(slot, source.promise().windowEnd(slot))) {
            throw new AssertionError(owed + " was announced as missed, but it was never owed");
        }
        points.getOrDefault(owed.toString(), List.of()).stream()
                .filter(TruePoint::good)
                .filter(point -> point.takenAt().isBefore(said.began().minus(DeleteLaws.UNSEEN)))
                .filter(_ -> !missed.reason().startsWith(NOBODY_COULD_LOOK))
                .filter(point -> !prunedBefore(said.began(), point))
                .findFirst()
                .ifPresent(point -> {
                    throw new AssertionError(owed + " was announced as missed at " + said.at() + ", but there is "
                            + point + " of " + point.takenAt() + "; the reason was: " + missed.reason());
                });
    }

    /// Nobody looked while it existed.
    private boolean prunedBefore(Instant then, TruePoint point) {
        return point.ids().stream()
                .map(chronicle.deleted()::get)
                .anyMatch(deleted -> deleted != null && deleted.at().isBefore(then));
    }

    /// An attempt fails when its point does, or when EC2 refuses for good: never because somebody had to wait.
    void nothingFailsThatOnlyWaited() {
        var points = truth.everByObligation();
        for (var said : chronicle.said()) {
            if (said.event() instanceof Event.RecoveryPointFailed failed
                    && !doubtful(said, failed.key().obligation())
                    && !mayHaveFailed(failed.key(), points)) {
                throw new AssertionError(
                        failed.key() + " was announced as failed (" + failed.reason() + "), but it never did");
            }
        }
    }

    private boolean mayHaveFailed(PointKey key, Map<String, List<TruePoint>> points) {
        var owed = key.obligation();
        var attempt = TruePoint.attempt(
                key.attempt(),
                owed.policy().value(),
                owed.slot().at(),
                owed.source().value());
        return world.captureLaws()
                .mayHaveFailed(owed.scope(), attempt, points.getOrDefault(owed.toString(), List.of()));
    }

    /// The numbers of a settled run against the points of its slot.
    void reportsSayWhatTheAccountSays() {
        var points = truth.everByObligation().values().stream()
                .flatMap(List::stream)
                .filter(TruePoint::good)
                .toList();
        for (var said : chronicle.said()) {
            if (said.event() instanceof Event.RunSettled settled
                    && !forgiven(settled.report().run().slot().at())) {
                settled.report().scopes().forEach(scope -> judge(said, settled.report(), scope, points));
            }
        }
    }

    private void judge(Said said, RunReport report, ScopeReport scope, List<TruePoint> points) {
        var run = points.stream()
                .filter(point -> point.policy().equals(report.run().policy().value()))
                .filter(point -> point.slot().equals(report.run().slot().at()))
                .filter(point -> point.scope().equals(scope.scope()))
                .toList();
        var most = sources(run.stream());
        var least = sources(run.stream()
                .filter(point -> point.completedAt().isBefore(said.began().minus(A_BIT)))
                .filter(point -> point.takenAt().isBefore(report.windowEnd().minus(A_BIT)))
                .filter(point -> !prunedBefore(said.began(), point))
                .filter(point -> onTheRoll(said.began(), point)));
        int tampered = world.estate().meddlers().interference().tamperings();
        boolean blind = scope.unreachable() != null
                || scope.problems().stream()
                        .anyMatch(problem -> problem.reason().startsWith(NOBODY_COULD_LOOK));
        if (blind) {
            return; // it does not claim to know
        }
        if (scope.completed() > most.size() + tampered || scope.completed() + tampered < least.size()) {
            throw new AssertionError(report.run() + " in " + scope.scope() + " reports " + scope.completed()
                    + " completed, but there are points of " + least + ", at most of " + most + "; it says " + scope);
        }
        if (scope.owed() != scope.completed() + scope.failed() + scope.missed() + skipped(scope)) {
            throw new AssertionError("the numbers of " + report.run() + " do not add up: " + scope);
        }
    }

    /// A roll that could only be written late lists what was there then.
    private boolean onTheRoll(Instant then, TruePoint point) {
        return world.estate().source(point.source()).selected().covered(point.slot(), then);
    }

    private static int skipped(ScopeReport scope) {
        return scope.skipped().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Set<String> sources(Stream<TruePoint> points) {
        return points.map(TruePoint::source).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Whoever has lost the ledger, or whose clock is wrong, may be mistaken about what was before.
    private boolean forgiven(Instant slot) {
        return chronicle.lostSince(slot.minus(Duration.ofHours(1)))
                || (chronicle.wrongClockOf("planner") && slot.isBefore(calmAt.plus(Duration.ofHours(1))));
    }

    boolean doubtful(Said said, Obligation owed) {
        return said.skewed()
                || forgiven(owed.slot().at())
                || world.estate()
                        .meddlers()
                        .interference()
                        .tamperedWith(owed.workId().value());
    }

    private <E extends Event> Stream<E> said(Class<E> kind) {
        return chronicle.said().stream()
                .map(Said::event)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static String name(RunKey run) {
        return run.toString();
    }

    private static void note(Map<Obligation, Set<String>> endings, Obligation owed, String ending) {
        endings.computeIfAbsent(owed, _ -> new TreeSet<>()).add(ending);
    }
}
