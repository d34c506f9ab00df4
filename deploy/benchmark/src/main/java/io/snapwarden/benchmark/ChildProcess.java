package io.snapwarden.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A JVM of its own for one main class of this program, so that its heap and its processor time are nobody else's. It
/// answers on stdout, line by line; its stderr is ours.
public final class ChildProcess implements AutoCloseable {

    private static final long SECONDS_TO_END = 5;

    private final Process process;
    private final BufferedReader answers;

    public ChildProcess(Class<?> main, List<String> options, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("no JVM could be started beside this one", e);
        }
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /// The next line that it answers; empty when it has ended.
    public Optional<String> answer() {
        try {
            return Optional.ofNullable(answers.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException("the other JVM could not be heard", e);
        }
    }

    /// The line that it answered, once it has ended well; empty when it has not.
    public Optional<String> answerAtTheEnd() throws InterruptedException {
        var answer = answer();
        return process.waitFor() == 0 ? answer : Optional.empty();
    }

    /// Ends it, if it has not ended by itself.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
