package io.snapwarden.benchmark.forecast;

import io.snapwarden.benchmark.ChildProcess;
import io.snapwarden.benchmark.Figure;
import io.snapwarden.benchmark.Folders;
import io.snapwarden.benchmark.Progress;
import io.snapwarden.runtime.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Runs `simulate` as people do, in a process of its own. How long that takes is the machine's doing as well.
public final class ForecastBenchmark {

    /// Those of the command line, with so much heap.
    private static final List<String> OPTIONS =
            List.of("-Xmx2g", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED");
    private static final double MOST_MIB = 2048;

    private static final List<Task> TASKS = List.of(
            Task.instances("simulate, 1,000 volumes of 250 instances, a year", 250, 1, "P365D", 30),
            Task.instances("simulate, 100,000 volumes of 25,000 instances in 20 scopes, a night", 1250, 20, "P1D", 60),
            Task.volumes("simulate, 100,000 volumes attached to nothing in 20 scopes, a night", 5000, 20, "P1D", 60));

    private ForecastBenchmark() {}

    public static List<Figure> run(Progress progress) throws IOException, InterruptedException {
        var figures = Stream.<Figure>builder();
        for (var task : TASKS) {
            for (var figure : measured(task)) {
                progress.say(figure);
                figures.add(figure);
            }
        }
        return figures.build().toList();
    }

    private static List<Figure> measured(Task task) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("snapwarden-benchmark");
        try {
            var policy = Files.writeString(folder.resolve("policy.yaml"), task.policyFile());
            var fleet = Files.writeString(folder.resolve("fleet.yaml"), task.fleetFile());
            return figures(task, simulated(task, policy, fleet));
        } finally {
            Folders.remove(folder);
        }
    }

    private static ForecastRun.Done simulated(Task task, Path policy, Path fleet) throws InterruptedException {
        var arguments = List.of(
                "simulate", policy.toString(), "--fleet", fleet.toString(), "--for", task.length(), "--output", "json");
        try (var simulation = new ChildProcess(ForecastRun.class, OPTIONS, arguments)) {
            return simulation
                    .answerAtTheEnd()
                    .map(answer -> Json.read(answer, ForecastRun.Done.class))
                    .orElseThrow(() -> new IllegalStateException(task.name() + ": simulate failed"));
        }
    }

    private static List<Figure> figures(Task task, ForecastRun.Done done) {
        var figures = new ArrayList<Figure>();
        figures.add(Figure.atMost(task.mostSeconds(), task.name() + ": time", done.seconds(), "s"));
        figures.add(Figure.of(task.name() + ": processor time", done.processorSeconds(), "s"));
        if (done.mebibytes() > 0) {
            figures.add(Figure.atMost(MOST_MIB, task.name() + ": memory of the process", done.mebibytes(), "MiB"));
        }
        return figures;
    }
}
