package io.snapwarden.testkit.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.snapwarden.testkit.lane.LocalAws;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// One bucket behind HTTP, with S3's conditions on writes, and faults as told: what no emulator can be asked for.
final class FakeBucket implements AutoCloseable {

    /// What goes wrong with the next write.
    enum Fault {
        /// Done, but the connection closes before the answer.
        REPLY_LOST,
        /// Not done, and the connection closes.
        REQUEST_LOST,
        /// Another write of the key is under way.
        CONFLICT,
        NONE
    }

    private record Stored(String text, Instant at) {
        String etag() {
            return "\"" + Integer.toHexString(text.hashCode()) + "\"";
        }
    }

    private final HttpServer server;
    private final Map<String, Stored> objects = new HashMap<>();
    private final Queue<Fault> faults = new ArrayDeque<>();
    private int writes;

    FakeBucket() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    LocalAws aws() {
        return new LocalAws(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    synchronized FakeBucket nextWrites(Fault... next) {
        faults.addAll(List.of(next));
        return this;
    }

    /// Makes all that is there look older.
    synchronized void age(Duration by) {
        objects.replaceAll((_, stored) -> new Stored(stored.text(), stored.at().minus(by)));
    }

    synchronized int writes() {
        return writes;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var key = exchange.getRequestURI().getPath();
            if (exchange.getRequestMethod().equals("PUT")) {
                put(exchange, key, body);
            } else {
                get(exchange, objects.get(key));
            }
        }
    }

    private void put(HttpExchange exchange, String key, String body) throws IOException {
        writes++;
        var fault = faults.isEmpty() ? Fault.NONE : faults.remove();
        if (fault == Fault.CONFLICT) {
            answer(exchange, 409, "<Error><Code>ConditionalRequestConflict</Code></Error>");
            return;
        }
        boolean may = fault != Fault.REQUEST_LOST && allowed(exchange, objects.get(key));
        if (may) {
            objects.put(key, new Stored(body, Instant.now()));
        }
        if (fault == Fault.NONE) {
            answer(exchange, may ? 200 : 412, may ? "" : "<Error><Code>PreconditionFailed</Code></Error>");
        }
    }

    private static boolean allowed(HttpExchange exchange, @Nullable Stored there) {
        var match = exchange.getRequestHeaders().getFirst("If-Match");
        return match == null ? there == null : there != null && there.etag().equals(match);
    }

    private static void get(HttpExchange exchange, @Nullable Stored there) throws IOException {
        if (there == null) {
            answer(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>");
            return;
        }
        exchange.getResponseHeaders().set("ETag", there.etag());
        exchange.getResponseHeaders().set("Last-Modified", http(there.at()));
        answer(exchange, 200, there.text());
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String http(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
