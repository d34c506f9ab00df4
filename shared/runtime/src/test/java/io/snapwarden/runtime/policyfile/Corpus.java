package io.snapwarden.runtime.policyfile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Files that are accepted, and files that are refused, each with the messages that are expected beside it.
final class Corpus {

    private static final Path ROOT = Path.of("src/test/resources/policyfile");

    private Corpus() {}

    static List<Path> files(String folder) {
        try (var files = Files.list(ROOT.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(ROOT.resolve(file));
    }

    static Path projectRoot() {
        return Path.of("../..").toAbsolutePath().normalize();
    }
}
