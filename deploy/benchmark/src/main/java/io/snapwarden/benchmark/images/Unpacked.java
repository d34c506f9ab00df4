package io.snapwarden.benchmark.images;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The layers of an image, laid over each other.
///
/// @param compressed bytes that are pulled
record Unpacked(Path root, long compressed) {

    private static final int MIB = 1024 * 1024;

    /// @param into what was there before is deleted
    static Unpacked of(Path tar, Path into) throws IOException, InterruptedException {
        run("rm", "-rf", into.toString());
        var parts = Files.createDirectories(into.resolve("parts"));
        var root = Files.createDirectories(into.resolve("root"));
        run("tar", "-xf", tar.toString(), "-C", parts.toString());
        long compressed = 0;
        for (var layer : layers(parts)) {
            compressed += Files.size(layer);
            run("tar", "--warning=no-unknown-keyword", "-xpf", layer.toString(), "-C", root.toString());
        }
        return new Unpacked(root, compressed);
    }

    private static List<Path> layers(Path parts) throws IOException {
        var manifest = JsonParser.parseString(Files.readString(parts.resolve("manifest.json")))
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
        var layers = new ArrayList<Path>();
        manifest.getAsJsonArray("Layers").forEach(layer -> layers.add(parts.resolve(layer.getAsString())));
        return layers;
    }

    double pulledMib() {
        return (double) compressed / MIB;
    }

    /// @param below a path in the image; empty for all of it
    double mib(String below) throws IOException {
        try (var files = Files.walk(root.resolve(below))) {
            long bytes = 0;
            for (var file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return (double) bytes / MIB;
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
        }
    }
}
