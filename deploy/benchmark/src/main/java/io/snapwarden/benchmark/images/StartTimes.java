package io.snapwarden.benchmark.images;

import io.snapwarden.benchmark.Figure;
import io.snapwarden.benchmark.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How long a service takes from the start of its process to its first answer that it is ready, and, where it
/// captures, to its first capture; and what memory it holds then. With its cache and without it, in turns.
final class StartTimes {

    private static final int ROUNDS = 7;
    private static final double NANOS_PER_MILLI = 1_000_000;
    private static final double KIB_PER_MIB = 1024;

    private final String service;
    private final Path root;
    private final Progress progress;

    private record Start(double ready, double captured, double memory) {}

    StartTimes(String service, Path root, Progress progress) {
        this.service = service;
        this.root = root;
        this.progress = progress;
    }

    List<Figure> measure() throws IOException, InterruptedException {
        var with = new ArrayList<Start>();
        var without = new ArrayList<Start>();
        for (int round = 0; round < ROUNDS; round++) {
            if (Files.exists(root.resolve("app/app.aot"))) {
                with.add(start(List.of("-XX:AOTMode=on")));
            }
            without.add(start(List.of("-XX:AOTMode=off")));
        }
        return Stream.concat(figures("with its cache", with), figures("without a cache", without))
                .toList();
    }

    private Stream<Figure> figures(String how, List<Start> starts) {
        if (starts.isEmpty()) {
            progress.say(service + " has no cache to be measured with");
            return Stream.of();
        }
        var name = service + ", " + how + ": ";
        var ready = Figure.of(name + "until it is ready", median(starts.stream().map(Start::ready)), "ms");
        var memory = Figure.of(name + "memory", median(starts.stream().map(Start::memory)), "MiB");
        var captured = median(starts.stream().map(Start::captured));
        return captures()
                ? Stream.of(ready, Figure.of(name + "until its first capture", captured, "ms"), memory)
                : Stream.of(ready, memory);
    }

    private Start start(List<String> options) throws IOException, InterruptedException {
        try (var aws = RehearsedAws.start(captures() ? 1 : 0)) {
            long before = System.nanoTime();
            try (var container = Container.start(root, true, options, aws.endpoint())) {
                container.awaitReady();
                double ready = (System.nanoTime() - before) / NANOS_PER_MILLI;
                if (captures()) {
                    aws.awaitCaptures();
                }
                double captured = (System.nanoTime() - before) / NANOS_PER_MILLI;
                double memory = container.memory() / KIB_PER_MIB;
                container.terminate();
                return new Start(ready, captured, memory);
            }
        }
    }

    private boolean captures() {
        return service.equals("snapshotter");
    }

    private static double median(Stream<Double> values) {
        var sorted = values.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
