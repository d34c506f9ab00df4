package io.snapwarden.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;

/// Copies and removes folders with what is in them.
public final class Folders {

    private Folders() {}

    public static void copy(Path from, Path to) throws IOException {
        for (var path : within(from)) {
            Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    public static void remove(Path folder) throws IOException {
        for (var path : within(folder).reversed()) {
            Files.delete(path);
        }
    }

    /// A folder comes before what is in it.
    private static List<Path> within(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
