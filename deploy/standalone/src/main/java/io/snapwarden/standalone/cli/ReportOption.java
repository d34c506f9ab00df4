package io.snapwarden.standalone.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a command writes its page, if it shall.
public final class ReportOption {

    @Option(names = "--report", paramLabel = "FILE", description = "write the HTML report there")
    private @Nullable Path file;

    /// Null where no page is asked for.
    ///
    /// @throws UsageException when it cannot be written
    public @Nullable Path file() {
        return file == null ? null : writable(file);
    }

    private static Path writable(Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(file)) {
            throw new UsageException("--report: " + file + " cannot be written; name a file in a folder that can");
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new UsageException("--report: " + file + " is there and cannot be written; give the user "
                    + System.getProperty("user.name") + " the right to it, or name another file");
        }
        return file;
    }
}
