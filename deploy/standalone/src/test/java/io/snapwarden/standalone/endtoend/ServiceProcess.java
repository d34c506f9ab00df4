package io.snapwarden.standalone.endtoend;

import static org.awaitility.Awaitility.await;

import io.snapwarden.notifier.NotifierApplication;
import io.snapwarden.planner.PlannerApplication;
import io.snapwarden.pruner.PrunerApplication;
import io.snapwarden.snapshotter.SnapshotterApplication;
import io.snapwarden.standalone.Snapwarden;
import io.snapwarden.testkit.lane.MotoServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One service in a JVM of its own, with its own classes and the libraries: what the other services bring is not on
/// its class path.
final class ServiceProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofMinutes(2);
    private static final int TAIL = 60;
    private static final String RUNTIME_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private static final List<Class<?>> OF_ONE_MODULE = List.of(
            PlannerApplication.class,
            SnapshotterApplication.class,
            PrunerApplication.class,
            NotifierApplication.class,
            Snapwarden.class,
            MotoServer.class,
            ServiceProcess.class);

    private final String name;
    private final Process process;
    private final Path log;

    private ServiceProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static ServiceProcess start(String name, Class<?> main, Map<String, String> environment, Path log) {
        return start(name, main, List.of(main.getName()), environment, log);
    }

    /// In AWS's own runtime client, as Lambda does.
    static ServiceProcess startFunction(String name, Class<?> handler, Map<String, String> environment, Path log) {
        return start(name, handler, List.of(RUNTIME_CLIENT, handler.getName()), environment, log);
    }

    /// @param service any class of the service's module
    /// @param main the class that is started, which may be a library's, and its arguments
    private static ServiceProcess start(
            String name, Class<?> service, List<String> main, Map<String, String> environment, Path log) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(service)));
        command.addAll(main);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("AWS_") || key.startsWith("SNAPWARDEN_"));
        builder.environment().putAll(environment);
        try {
            return new ServiceProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        await(name + " to be ready").atMost(START).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " ended with " + process.exitValue());
            }
            return log().contains(" ready");
        });
    }

    /// SIGKILL.
    ///
    /// @return the exit code
    int kill() throws InterruptedException {
        process.destroyForcibly();
        return exitCode();
    }

    /// SIGTERM.
    void terminate() {
        process.destroy();
    }

    /// Waits for the end as long as a container engine does.
    int exitCode() throws InterruptedException {
        if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " has not ended after " + STOP);
        }
        return process.exitValue();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String tail() {
        var lines = log().lines().toList();
        return "---- " + name + "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String classPath(Class<?> service) {
        var others = OF_ONE_MODULE.stream()
                .map(ServiceProcess::home)
                .filter(home -> !home.equals(home(service)))
                .collect(Collectors.toSet());
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !others.contains(Path.of(entry).toAbsolutePath()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
