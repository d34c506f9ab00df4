package io.snapwarden.benchmark.throughput;

import io.snapwarden.benchmark.ChildProcess;
import io.snapwarden.benchmark.Figure;
import io.snapwarden.benchmark.LocalPorts;
import io.snapwarden.benchmark.Progress;
import io.snapwarden.runtime.aws.AwsPorts;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Lets the worker and a bare loop take turns at the same calls to a server that answers at once. What else goes on on
/// the machine meets both, so that their ratio is worth more than either.
public final class ThroughputBenchmark {

    private static final double LEAST = 0.8;
    private static final int CONCURRENCY = 16;
    private static final int CALLS = 3_000;
    private static final int WARM_UP_ROUNDS = 25;
    private static final int ROUNDS = 11;

    /// One turn of each.
    private record Round(Turn worker, Turn bare) {

        double throughput() {
            return (double) bare.nanos() / worker.nanos();
        }
    }

    private ThroughputBenchmark() {}

    public static List<Figure> run(Progress progress) throws InterruptedException {
        try (var server = new ChildProcess(InstantEc2.class, List.of("-XX:+UseSerialGC"), List.of())) {
            var port = server.answer().orElseThrow(() -> new IllegalStateException("the fake EC2 did not start"));
            try (var ports = LocalPorts.to(URI.create("http://127.0.0.1:" + port), CONCURRENCY)) {
                var figures = figures(rounds(ports, progress));
                figures.forEach(progress::say);
                return figures;
            }
        }
    }

    private static List<Round> rounds(AwsPorts ports, Progress progress) throws InterruptedException {
        var worker = new RealWorker(ports, CONCURRENCY);
        var bare = new BareLoop(ports, CONCURRENCY);
        var rounds = new ArrayList<Round>();
        for (int number = 0; number < WARM_UP_ROUNDS + ROUNDS; number++) {
            var messages = CaptureMessages.of(CALLS, number);
            var calls = PlannedCalls.of(messages, ports);
            boolean workerFirst = number % 2 == 0;
            var early = workerFirst ? worker.capture(messages) : bare.make(calls);
            var late = workerFirst ? bare.make(calls) : worker.capture(messages);
            var round = workerFirst ? new Round(early, late) : new Round(late, early);
            progress.say("throughput, round " + (number + 1) + ": worker "
                    + Math.round(round.worker().perSecond(CALLS)) + ", bare loop "
                    + Math.round(round.bare().perSecond(CALLS)) + " calls a second");
            if (number >= WARM_UP_ROUNDS) {
                rounds.add(round);
            }
        }
        return rounds;
    }

    private static List<Figure> figures(List<Round> rounds) {
        return List.of(
                Figure.atLeast(
                        LEAST,
                        "worker throughput",
                        median(rounds, Round::throughput),
                        "of the bare loop's (median of " + ROUNDS + " rounds)"),
                Figure.of(
                        "worker throughput, absolute",
                        median(rounds, round -> round.worker().perSecond(CALLS)),
                        "calls a second"),
                Figure.of(
                        "bare loop throughput, absolute",
                        median(rounds, round -> round.bare().perSecond(CALLS)),
                        "calls a second"),
                Figure.of(
                        "worker processor time",
                        median(rounds, round -> round.worker().processorMicros(CALLS)),
                        "µs a call"),
                Figure.of(
                        "bare loop processor time",
                        median(rounds, round -> round.bare().processorMicros(CALLS)),
                        "µs a call"));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
