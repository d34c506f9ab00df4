package io.snapwarden.ssm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs a command to its end. What it prints goes to files: a watchdog that outlives it must not hold a pipe open.
final class Shell {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// @param code -1 where it was killed
    record Result(int code, String out, String err) {

        String lastLine() {
            return out.lines().reduce("", (_, last) -> last);
        }
    }

    private Shell() {}

    static Result run(Map<String, String> environment, List<String> command) {
        try {
            var out = Files.createTempFile("out", null);
            var err = Files.createTempFile("err", null);
            var process = start(environment, command, out, err);
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " has not ended after " + PATIENCE);
            }
            var result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(command + " could not be run", e);
        }
    }

    /// A command that must succeed.
    static String must(String... command) {
        var result = run(Map.of(), List.of(command));
        if (result.code() != 0) {
            throw new IllegalStateException(List.of(command) + " ended with " + result);
        }
        return result.out().strip();
    }

    private static Process start(Map<String, String> environment, List<String> command, Path out, Path err)
            throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
