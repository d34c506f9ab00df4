package io.snapwarden.standalone.demo.aws;

import io.snapwarden.standalone.cli.UsageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Starts local servers that speak as AWS does, each on a free port of this machine.
public final class Servers {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final String LOCALSTACK = "localstack/localstack:4";

    private Servers() {}

    /// @throws UsageException when moto is not installed or does not start
    public static DemoAws moto(InstantSource machine) {
        int port = freePort();
        var builder = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("MOTO_EC2_LOAD_DEFAULT_AMIS", "false");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UsageException("moto_server cannot be started (" + e.getMessage()
                    + "). Install it with: pip install 'moto[server]'; or leave --on out: the simulation needs only a"
                    + " JDK");
        }
        Runnable stop = () -> end(process);
        return answering("moto", URI.create("http://127.0.0.1:" + port), "/moto-api/", machine, process, stop);
    }

    /// @throws UsageException when no container engine answers
    public static DemoAws localStack(InstantSource machine) {
        int port = freePort();
        var engine = run(List.of("docker", "version", "--format", "{{.Server.Version}}"));
        if (!engine.good()) {
            throw new UsageException("--on localstack needs Docker, which does not answer: " + engine.firstLine()
                    + ". Start it, or leave --on out: the simulation needs only a JDK");
        }
        var name = "snapwarden-demo-" + port;
        var builder = new ProcessBuilder(
                        "docker", "run", "--rm", "--name", name, "-p", "127.0.0.1:" + port + ":4566", LOCALSTACK)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UsageException("docker cannot be started: " + e.getMessage());
        }
        Runnable stop = () -> {
            run(List.of("docker", "rm", "--force", name));
            end(process);
        };
        return answering(
                "LocalStack", URI.create("http://127.0.0.1:" + port), "/_localstack/health", machine, process, stop);
    }

    private static DemoAws answering(
            String name, URI endpoint, String path, InstantSource machine, Process process, Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop-" + name));
        var end = System.nanoTime() + STARTS_WITHIN.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (!answers(http, endpoint.resolve(path))) {
                if (process.waitFor(GLANCE) || System.nanoTime() > end) {
                    stop.run();
                    throw new UsageException(name + " was started at " + endpoint + " but does not answer there");
                }
            }
            return new ServedLocalAws(name, endpoint, machine, stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.run();
            throw new UsageException("interrupted while " + name + " was starting");
        }
    }

    private static boolean answers(HttpClient http, URI uri) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private record Ran(boolean good, String output) {
        String firstLine() {
            return output.lines().findFirst().orElse("it says nothing");
        }
    }

    private static Ran run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(
                    process.waitFor(STARTS_WITHIN.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0, output);
        } catch (IOException e) {
            return new Ran(false, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ran(false, "interrupted");
        }
    }

    /// Ends the process, and what a launcher script may have started below it.
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UsageException("no port is free on this machine: " + e.getMessage());
        }
    }
}
