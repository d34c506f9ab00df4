package io.snapwarden.benchmark.pace;

import io.snapwarden.benchmark.Figure;
import io.snapwarden.benchmark.Progress;
import io.snapwarden.simulation.model.Freeze;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Freezes a large fleet in virtual time. How long file systems are frozen is modelled, not measured: it follows from
/// how long commands travel and EC2 takes, which is assumed, so several assumptions are played.
public final class FreezeBenchmark {

    private static final int VOLUMES = 8_000;
    private static final int WORKERS = 4;
    private static final Duration PENDING = Duration.ofSeconds(90);

    private static final Duration TRAVEL = Duration.ofMillis(800);

    /// SSM faster and slower than assumed, and EC2 slower.
    private static final List<Task> NIGHTS = List.of(
            night(TRAVEL.dividedBy(2), Duration.ZERO),
            night(TRAVEL, Duration.ZERO),
            night(TRAVEL.multipliedBy(2), Duration.ZERO),
            night(TRAVEL, Duration.ofMillis(900)));

    /// Of the simulation: a call of EC2 there and back, and the steps of the document that a thaw waits for.
    private static final Duration CALL = Duration.ofMillis(100);

    private static final Duration STEPS = Duration.ofMillis(100);
    private static final Duration POLL = Duration.ofSeconds(1);

    private FreezeBenchmark() {}

    public static List<Figure> run(Progress progress) {
        return NIGHTS.stream()
                .map(NightSimulation::of)
                .flatMap(FreezeBenchmark::figures)
                .peek(progress::say)
                .toList();
    }

    private static Task night(Duration travel, Duration create) {
        return new Task(VOLUMES, WORKERS, PENDING, 0, travel, create);
    }

    private static Stream<Figure> figures(PacedNight night) {
        var travel = Objects.requireNonNull(night.task().travel());
        var create = CALL.plus(night.task().create());
        var name = "%,d instances frozen, modelled, commands travel for %.1f s, a create call takes %.1f s: "
                .formatted(VOLUMES / Task.SET, seconds(travel), seconds(create));
        var lasted =
                night.frozen().stream().map(FreezeBenchmark::lasted).sorted().toList();
        return Stream.of(
                Figure.of(name + "frozen, median", seconds(at(lasted, 0.5)), "s"),
                Figure.atMost(
                        seconds(allowed(create, travel)),
                        name + "frozen, 99th percentile",
                        seconds(at(lasted, 0.99)),
                        "s"),
                Figure.of(name + "frozen at once, at most", (double) most(night.frozen()), ""),
                Figure.atLeast(
                        1, name + "snapshots that are application-consistent, as a share", night.consistent(), ""),
                Figure.of(name + "time, as a multiple of what EC2 allows", night.ratio(), "×"));
    }

    /// The create call, the thaw as whoever sends it sees it (a call, there, its steps, and back), and one poll.
    private static Duration allowed(Duration create, Duration travel) {
        return create.plus(CALL).plus(travel.multipliedBy(2)).plus(STEPS).plus(POLL);
    }

    private static Duration lasted(Freeze freeze) {
        return Duration.between(freeze.frozenAt(), Objects.requireNonNull(freeze.thawedAt(), "it is frozen still"));
    }

    private static Duration at(List<Duration> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }

    private static long most(Collection<Freeze> freezes) {
        return freezes.stream()
                .map(Freeze::frozenAt)
                .mapToLong(instant -> freezes.stream()
                        .filter(freeze -> holds(freeze, instant))
                        .count())
                .max()
                .orElse(0);
    }

    private static boolean holds(Freeze freeze, Instant instant) {
        var thawed = freeze.thawedAt();
        return !freeze.frozenAt().isAfter(instant) && thawed != null && thawed.isAfter(instant);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
