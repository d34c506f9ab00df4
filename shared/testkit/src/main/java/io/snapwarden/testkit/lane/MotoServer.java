package io.snapwarden.testkit.lane;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// A moto server on a free loopback port, in a process of its own that ends with this one.
public final class MotoServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;
    private final URI endpoint;
    private final HttpClient http = HttpClient.newHttpClient();

    private MotoServer(Process process, Path log, URI endpoint) {
        this.process = process;
        this.log = log;
        this.endpoint = endpoint;
    }

    /// Starts one and waits until it answers.
    public static MotoServer start() {
        int port = freePort();
        try {
            var log = Files.createTempFile("moto", ".log");
            log.toFile().deleteOnExit();
            var builder = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("MOTO_EC2_LOAD_DEFAULT_AMIS", "false");
            var server = new MotoServer(builder.start(), log, URI.create("http://127.0.0.1:" + port));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-moto"));
            server.awaitAnswer();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The one that all tests of this JVM share: reset it before a class of tests uses it.
    public static MotoServer shared() {
        return Shared.SERVER;
    }

    public LocalAws aws() {
        return new LocalAws(endpoint);
    }

    public URI endpoint() {
        return endpoint;
    }

    /// Forgets everything that was made in it.
    public MotoServer reset() {
        ask(HttpRequest.newBuilder(endpoint.resolve("/moto-api/reset"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        return this;
    }

    /// Stops it in mid-air: it keeps all that it knows, and answers nobody until it is resumed.
    public void suspend() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(ProcessHandle::pid)
                .forEach(pid -> signal(name, pid));
    }

    private static void signal(String name, long pid) {
        try {
            var kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill -" + name + " " + pid + " ended with " + kill.exitValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping moto_server", e);
        }
    }

    /// Ends the process, and what a launcher script may have started below it.
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        http.close();
    }

    private void awaitAnswer() {
        await("moto_server to answer, see " + log).atMost(START).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("moto_server ended: " + Files.readString(log));
            }
            return answers();
        });
    }

    private boolean answers() {
        try {
            return ask(HttpRequest.newBuilder(endpoint.resolve("/moto-api/data.json"))
                            .build())
                    == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private int ask(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking moto_server", e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final MotoServer SERVER = start();
    }
}
