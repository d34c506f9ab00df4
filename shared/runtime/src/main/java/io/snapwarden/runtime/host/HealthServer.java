package io.snapwarden.runtime.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.snapwarden.runtime.config.SettingException;
import io.snapwarden.runtime.work.Health;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Answers how a task is, to whoever would end it or send to it.
public final class HealthServer implements AutoCloseable {

    /// 503 when the task is dead: end it.
    public static final String LIVE = "/health/live";

    /// 503 when it takes no work.
    public static final String READY = "/health/ready";

    private final HttpServer server;

    private HealthServer(HttpServer server) {
        this.server = server;
    }

    /// @throws SettingException when the address is taken, or not of this machine
    public static HealthServer open(InetSocketAddress address, Supplier<Health> health) {
        try {
            var server = HttpServer.create(address, 0);
            server.createContext("/", exchange -> answer(exchange, health));
            server.setExecutor(Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("health").daemon().factory()));
            server.start();
            return new HealthServer(server);
        } catch (IOException e) {
            throw new SettingException("SNAPWARDEN_HEALTH: cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, Supplier<Health> health) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case LIVE -> answer(exchange, health.get(), it -> !(it instanceof Health.Dead));
            case READY -> answer(exchange, health.get(), it -> it instanceof Health.Ready);
            default -> answer(exchange, 404, "there are " + LIVE + " and " + READY);
        }
    }

    private static void answer(HttpExchange exchange, Health health, Predicate<Health> well) throws IOException {
        var body = switch (health) {
            case Health.Ready _ -> "ready";
            case Health.Unready(var why) -> "unready: " + why;
            case Health.Dead(var why) -> "dead: " + why;
        };
        answer(exchange, well.test(health) ? 200 : 503, body);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = (body + "\n").getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
