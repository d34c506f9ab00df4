package io.snapwarden.benchmark.throughput;

import io.snapwarden.benchmark.ChildProcess;
import io.snapwarden.benchmark.Figure;
import io.snapwarden.benchmark.LocalPorts;
import io.snapwarden.benchmark.Progress;
import io.snapwarden.benchmark.throughput.PlannedCalls.Planned;
import io.snapwarden.domain.work.Message;
import io.snapwarden.runtime.aws.AwsPorts;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/// Lets the worker and a bare loop take turns at the same calls to a server that answers at once: first as the worker
/// is deployed, with queue, ledger and bus, then with EC2 alone, where all that the worker does beside weighs most.
public final class ThroughputBenchmark {

    private static final double LEAST = 0.8;
    private static final int CONCURRENCY = 16;
    private static final int MESSAGES_OF_FIVE_CALLS = 1_000;
    private static final int MESSAGES_OF_ONE_CALL = 3_000;

    private ThroughputBenchmark() {}

    public static List<Figure> run(Progress progress) throws InterruptedException {
        try (var server = new ChildProcess(InstantAws.class, List.of("-XX:+UseSerialGC"), List.of())) {
            var port = server.answer().orElseThrow(() -> new IllegalStateException("the fake AWS did not start"));
            try (var ports = LocalPorts.to(URI.create("http://127.0.0.1:" + port), CONCURRENCY)) {
                var figures = Stream.concat(deployed(ports, progress), alone(ports, progress))
                        .toList();
                figures.forEach(progress::say);
                return figures;
            }
        }
    }

    private static Stream<Figure> deployed(AwsPorts ports, Progress progress) throws InterruptedException {
        var match = match(
                "deployed worker",
                MESSAGES_OF_FIVE_CALLS,
                RealWorker.deployed(ports, CONCURRENCY),
                new BareWorker(ports, CONCURRENCY),
                ports,
                progress);
        return Stream.concat(
                Stream.of(Figure.atLeast(LEAST, "deployed worker, throughput", match.ratio(), Match.RATIO)),
                match.figures());
    }

    private static Stream<Figure> alone(AwsPorts ports, Progress progress) throws InterruptedException {
        var match = match(
                "worker with EC2 alone",
                MESSAGES_OF_ONE_CALL,
                RealWorker.alone(ports, CONCURRENCY),
                new BareLoop(ports, CONCURRENCY),
                ports,
                progress);
        return Stream.concat(
                Stream.of(Figure.of("worker with EC2 alone, throughput", match.ratio(), Match.RATIO)), match.figures());
    }

    private static Match match(
            String name,
            int messages,
            Contestant<Message> worker,
            Contestant<Planned> bare,
            AwsPorts ports,
            Progress progress)
            throws InterruptedException {
        return Match.of(name, messages, worker, bare, work -> PlannedCalls.of(work, ports), progress);
    }
}
