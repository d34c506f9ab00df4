package io.snapwarden.benchmark.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A service that runs in the file system of its image as a container does: of nobody in particular, with nothing
/// else to see. It needs root and Linux.
final class Container implements AutoCloseable {

    /// Where the policy file is put, beside what the image holds.
    private static final String POLICY_FILE = "/policy.yaml";

    private static final String POLICY = """
            version: 1
            policies:
              - name: daily
                select: { kind: instance, tags: { Backup: daily } }
                schedule: { cron: "0 2 * * *", timezone: UTC, start-within: 4h }
                retain: { daily: 7 }
            """;

    /// The mounts are seen by this process alone and end with it. What it becomes in the end is the service itself.
    private static final String ENTER = """
            root=$1 mode=$2
            shift 2
            mount --bind "$root" "$root"
            mount --rbind /proc "$root/proc"
            mount --rbind /dev "$root/dev"
            [ "$mode" = rw ] || mount -o remount,bind,ro "$root"
            exec chroot --userspec=10001:10001 "$root" /opt/java/bin/java "$@"
            """;

    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration END = Duration.ofMinutes(2);
    private static final int LOOK_MILLIS = 2;

    private final Process process;
    private final Path log;
    private final int health;

    private Container(Process process, Path log, int health) {
        this.process = process;
        this.log = log;
        this.health = health;
    }

    /// @param root what is in it stays, and a policy file comes beside it
    /// @param options of the JVM, before those of the image
    static Container start(Path root, boolean readOnly, List<String> options, URI aws) {
        try {
            Files.writeString(root.resolve(POLICY_FILE.substring(1)), POLICY);
            for (var place : List.of("proc", "dev", "tmp")) {
                Files.createDirectories(root.resolve(place));
            }
            var log = Files.createTempFile("container", ".log");
            int health = freePort();
            var command = new ArrayList<>(List.of("unshare", "--mount", "sh", "-ec", ENTER, "enter"));
            command.addAll(List.of(root.toString(), readOnly ? "ro" : "rw"));
            command.addAll(options);
            command.add("@/app/run");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment(aws, health));
            return new Container(builder.start(), log, health);
        } catch (IOException e) {
            throw new UncheckedIOException("the service could not be started in " + root, e);
        }
    }

    private static Map<String, String> environment(URI aws, int health) {
        return Map.ofEntries(
                Map.entry("PATH", "/opt/java/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
                Map.entry("LANG", "C.UTF-8"),
                Map.entry("AWS_REGION", "eu-west-1"),
                Map.entry("AWS_ENDPOINT_URL", aws.toString()),
                Map.entry("AWS_ACCESS_KEY_ID", "AKIABENCHMARK"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "benchmark"),
                Map.entry("SNAPWARDEN_POLICY_FILE", POLICY_FILE),
                Map.entry("SNAPWARDEN_LEDGER", "s3://snapwarden/ledger"),
                Map.entry("SNAPWARDEN_BUS", "snapwarden"),
                Map.entry("SNAPWARDEN_PLAN_QUEUE", aws + "/111122223333/plan"),
                Map.entry("SNAPWARDEN_CAPTURE_QUEUE", aws + "/111122223333/capture"),
                Map.entry("SNAPWARDEN_PRUNE_QUEUE", aws + "/111122223333/prune"),
                Map.entry("SNAPWARDEN_NOTIFY_QUEUE", aws + "/111122223333/notify"),
                Map.entry("SNAPWARDEN_TICK", "off"),
                Map.entry("SNAPWARDEN_HEALTH", Integer.toString(health)));
    }

    /// Waits until it answers that it is ready.
    void awaitReady() throws InterruptedException {
        long until = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("it should have been ready within " + START + " but said:\n" + said());
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private boolean isReady() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), health));
            var request = "GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .startsWith("HTTP/1.1 200");
        } catch (IOException _) {
            return false;
        }
    }

    /// In KiB: what it holds of the machine's memory now.
    long memory() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /// Ends it as ECS does.
    void terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("it should have ended within " + END + " but said:\n" + said());
        }
    }

    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(log);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
