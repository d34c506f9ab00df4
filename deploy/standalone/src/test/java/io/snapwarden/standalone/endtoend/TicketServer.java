package io.snapwarden.standalone.endtoend;

import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A ticket desk that is down until it is opened.
final class TicketServer implements AutoCloseable {

    private static final int NO_BODY = -1;

    record Posted(String key, String status, String title) {}

    private final HttpServer server;
    private final List<Posted> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean open;

    TicketServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                if (open) {
                    taken.add(posted(body));
                    exchange.sendResponseHeaders(204, NO_BODY);
                } else {
                    refused.incrementAndGet();
                    exchange.sendResponseHeaders(503, NO_BODY);
                }
            }
        });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/backup");
    }

    void open() {
        open = true;
    }

    int refused() {
        return refused.get();
    }

    List<Posted> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Posted posted(String body) {
        var ticket = JsonParser.parseString(body).getAsJsonObject();
        return new Posted(
                ticket.get("key").getAsString(),
                ticket.get("status").getAsString(),
                ticket.get("title").getAsString());
    }
}
