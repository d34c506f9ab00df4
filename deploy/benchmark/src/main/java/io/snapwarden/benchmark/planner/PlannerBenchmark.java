package io.snapwarden.benchmark.planner;

import io.snapwarden.benchmark.ChildProcess;
import io.snapwarden.benchmark.Figure;
import io.snapwarden.benchmark.Folders;
import io.snapwarden.benchmark.Progress;
import io.snapwarden.benchmark.SimulatedHosts;
import io.snapwarden.runtime.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Runs the planner in a JVM with little heap, over an AWS in another process: the scan that finds that everything is
/// owed, and the one that finds that everything is complete. The least heap with which each ends is looked for.
public final class PlannerBenchmark {

    private static final int VOLUMES = 100_000;
    private static final int INSTANCES = VOLUMES / SimulatedHosts.VOLUMES_OF_AN_INSTANCE;
    private static final int MOST_MIB = 256;
    private static final int STEP_MIB = 16;

    private PlannerBenchmark() {}

    public static List<Figure> run(Progress progress) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("snapwarden-benchmark");
        try (var scope = new LargeScope(VOLUMES)) {
            scope.open(folder.resolve("owed"));
            var owed = figures("first scan", scope.uri(), folder.resolve("owed"));
            owed.forEach(progress::say);
            progress.say("capturing " + INSTANCES + " instances");
            scope.capture(folder.resolve("captured"));
            var captured = figures("last scan", scope.uri(), folder.resolve("captured"));
            captured.forEach(progress::say);
            return Stream.concat(owed.stream(), captured.stream()).toList();
        } finally {
            Folders.remove(folder);
        }
    }

    private static List<Figure> figures(String scan, URI endpoint, Path ledger)
            throws IOException, InterruptedException {
        var name = "planner, " + scan + " of " + VOLUMES + " volumes";
        var done = scan(endpoint, ledger, MOST_MIB)
                .orElseThrow(() -> new IllegalStateException(name + " did not end in " + MOST_MIB + " MiB"));
        return List.of(
                Figure.atMost(MOST_MIB, name + ": least heap", leastHeap(endpoint, ledger), "MiB"),
                Figure.of(name + ": time in " + MOST_MIB + " MiB", done.seconds(), "s"));
    }

    /// By halves, to the step.
    private static int leastHeap(URI endpoint, Path ledger) throws IOException, InterruptedException {
        int enough = MOST_MIB;
        int tooLittle = 0;
        while (enough - tooLittle > STEP_MIB) {
            int middle = (enough + tooLittle) / 2;
            if (scan(endpoint, ledger, middle).isPresent()) {
                enough = middle;
            } else {
                tooLittle = middle;
            }
        }
        return enough;
    }

    /// Empty when the heap was too small for it.
    private static Optional<PlannerRun.Done> scan(URI endpoint, Path ledger, int mebibytes)
            throws IOException, InterruptedException {
        var copy = Files.createTempDirectory("snapwarden-benchmark-ledger");
        Folders.copy(ledger, copy);
        var options = List.of("-XX:+UseSerialGC", "-Xmx" + mebibytes + "m", "-XX:+ExitOnOutOfMemoryError");
        try (var planner = new ChildProcess(PlannerRun.class, options, List.of(endpoint.toString(), copy.toString()))) {
            return planner.answerAtTheEnd().map(answer -> whole(Json.read(answer, PlannerRun.Done.class)));
        } finally {
            Folders.remove(copy);
        }
    }

    /// A scan either asks for captures or finds each of them complete.
    private static PlannerRun.Done whole(PlannerRun.Done done) {
        if (done.ordered() == 0 && (done.completed() != INSTANCES || done.closed() != 1)) {
            throw new IllegalStateException("the planner should have found " + INSTANCES + " points, but: " + done);
        }
        return done;
    }
}
