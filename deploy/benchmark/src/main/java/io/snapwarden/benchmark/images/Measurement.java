package io.snapwarden.benchmark.images;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonParser;
import io.snapwarden.benchmark.Figure;
import io.snapwarden.benchmark.Machine;
import io.snapwarden.benchmark.Progress;
import io.snapwarden.runtime.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Measures the images that `deploy/images/build` made and the zips of the functions, and prints one JSON document.
public final class Measurement {

    private static final int MIB = 1024 * 1024;

    /// What is printed.
    record Document(Instant measuredAt, Machine machine, List<Figure> figures) {}

    private Measurement() {}

    /// @param arguments the folder of the sources
    static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        var progress = new Progress(System.err);
        var figures = new ArrayList<Figure>();
        for (var image : found(home.resolve("deploy/images/target"), "-amd64.tar")) {
            figures.addAll(ofImage(image, home.resolve("deploy/images/target/unpacked"), progress));
        }
        for (var service : List.of("planner", "pruner", "notifier")) {
            for (var zip : found(home.resolve(service).resolve("target"), service + ".zip")) {
                figures.add(Figure.of(service + ", zip of the function", (double) Files.size(zip) / MIB, "MiB"));
            }
        }
        figures.forEach(progress::say);
        System.out.println(pretty(
                Json.write(new Document(Instant.now().truncatedTo(ChronoUnit.SECONDS), Machine.here(), figures))));
    }

    private static List<Figure> ofImage(Path tar, Path into, Progress progress)
            throws IOException, InterruptedException {
        var service = tar.getFileName().toString().replace("-amd64.tar", "");
        var image = Unpacked.of(tar, into);
        var figures = new ArrayList<Figure>();
        figures.add(Figure.of(service + " image: to pull", image.pulledMib(), "MiB"));
        figures.add(Figure.of(service + " image: unpacked", image.mib(""), "MiB"));
        figures.add(Figure.of(service + " image: of that Java", image.mib("opt/java"), "MiB"));
        figures.add(Figure.of(service + " image: of that libraries", image.mib("app/lib"), "MiB"));
        if (Files.exists(image.root().resolve("app/app.aot"))) {
            figures.add(Figure.of(service + " image: of that the cache", image.mib("app/app.aot"), "MiB"));
        }
        figures.addAll(new StartTimes(service, image.root(), progress).measure());
        return figures;
    }

    private static List<Path> found(Path folder, String end) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(end))
                    .sorted()
                    .toList();
        }
    }

    private static String pretty(String json) {
        return new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(JsonParser.parseString(json));
    }
}
