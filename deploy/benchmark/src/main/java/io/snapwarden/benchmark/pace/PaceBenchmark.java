package io.snapwarden.benchmark.pace;

import io.snapwarden.benchmark.Figure;
import io.snapwarden.benchmark.Progress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Plays nights in virtual time: the same on any machine, and from the same seed always the same.
public final class PaceBenchmark {

    /// An ordinary increment. The shorter it is, the more every moment counts in which a place is free.
    private static final Duration PENDING = Duration.ofSeconds(90);

    /// Half of what the bucket of the capturing action is refilled with.
    private static final double FOREIGN = 2.5;

    private static final double MOST_TIME = 1.05;
    private static final double MOST_THROTTLED = 0.01;
    private static final double MOST_THROTTLED_BESIDE_OTHERS = 0.1;

    private static final List<Task> TASKS = List.of(
            new Task(1000, 1, PENDING, 0),
            new Task(1000, 2, PENDING, 0),
            new Task(1000, 8, PENDING, 0),
            new Task(1000, 4, PENDING, FOREIGN),
            new Task(10_000, 1, PENDING, 0),
            new Task(10_000, 8, PENDING, 0));

    private PaceBenchmark() {}

    public static List<Figure> run(Progress progress) {
        return TASKS.stream()
                .map(NightSimulation::of)
                .flatMap(PaceBenchmark::figures)
                .peek(progress::say)
                .toList();
    }

    private static Stream<Figure> figures(PacedNight night) {
        var name = night.task().name();
        boolean alone = night.task().foreignCalls() == 0;
        var time = name + ": time, as a multiple of what EC2 allows";
        return Stream.of(
                alone ? Figure.atMost(MOST_TIME, time, night.ratio(), "×") : Figure.of(time, night.ratio(), "×"),
                Figure.atMost(
                        alone ? MOST_THROTTLED : MOST_THROTTLED_BESIDE_OTHERS,
                        name + ": throttled answers, as a share",
                        night.throttledShare(),
                        ""),
                Figure.of(name + ": calls that found no place, as a share", night.refusedShare(), ""),
                Figure.of(name + ": times that a message was received", night.receives(), ""),
                Figure.atMost(0, name + ": dead letters", night.dead(), ""));
    }
}
