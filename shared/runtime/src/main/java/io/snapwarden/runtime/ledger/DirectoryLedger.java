package io.snapwarden.runtime.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A ledger in a directory, for processes of one machine. Writes happen under a lock and appear whole; a reader needs
/// no lock. Only names that [LedgerKeys] lets pass become paths.
public final class DirectoryLedger implements RunLedger {

    /// Ends the name of an entry's file: no word has it, so a key may also be the beginning of another.
    private static final String ENTRY = "+json";

    private final Path directory;
    private final Path entries;
    private final DirectoryFiles files;
    private final DirectoryLocks locks;

    /// @param directory is made when it is not there
    public DirectoryLedger(Path directory) {
        this.directory = directory;
        this.entries = directory.resolve("entries");
        this.files = new DirectoryFiles(directory.resolve("scratch"));
        this.locks = new DirectoryLocks(directory.resolve("locks"));
    }

    @Override
    public Optional<Entry> read(String key) {
        return reach(key, () -> entry(path(key)));
    }

    @Override
    public boolean create(String key, String text) {
        var path = path(key);
        return reach(
                key,
                () -> locks.holding(key, () -> {
                    if (Files.exists(path)) {
                        return false;
                    }
                    files.write(path, text);
                    return true;
                }));
    }

    @Override
    public boolean replace(String key, String text, String version) {
        var path = path(key);
        return reach(
                key,
                () -> locks.holding(key, () -> {
                    if (entry(path)
                            .filter(entry -> entry.version().equals(version))
                            .isEmpty()) {
                        return false;
                    }
                    files.write(path, text);
                    return true;
                }));
    }

    @Override
    public void remove(String key) {
        var path = path(key);
        reach(key, () -> locks.holding(key, () -> Files.deleteIfExists(path)));
    }

    @Override
    public List<String> keys(String prefix) {
        LedgerKeys.checkedPrefix(prefix);
        var below = entries.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
        return reach(prefix, () -> {
            if (!Files.isDirectory(below)) {
                return List.of();
            }
            try (Stream<Path> found = Files.walk(below)) {
                return found.filter(path -> path.toString().endsWith(ENTRY))
                        .map(this::key)
                        .filter(key -> key.startsWith(prefix))
                        .sorted()
                        .toList();
            }
        });
    }

    private Optional<Entry> entry(Path path) throws IOException {
        try {
            var written = Files.getLastModifiedTime(path).toInstant();
            var text = Files.readString(path, UTF_8);
            var age = Duration.between(written, files.now());
            return Optional.of(new Entry(text, Versions.of(text), age.isNegative() ? Duration.ZERO : age));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private Path path(String key) {
        return entries.resolve(LedgerKeys.checked(key) + ENTRY);
    }

    private String key(Path path) {
        var name = entries.relativize(path).toString().replace('\\', '/');
        return name.substring(0, name.length() - ENTRY.length());
    }

    private <T> T reach(String key, DirectoryLocks.Step<T> step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw new DependencyException(
                    DependencyException.Kind.UNAVAILABLE,
                    "The run ledger cannot reach " + key + " in " + directory + ": " + words(e)
                            + ". Check that the directory can be written and has room, or name another by `ledger:`",
                    e);
        }
    }

    /// Java's message is the path alone; what is wrong with it stands in the name of the class.
    private static String words(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
    }
}
