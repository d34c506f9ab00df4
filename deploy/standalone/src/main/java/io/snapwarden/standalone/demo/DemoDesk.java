package io.snapwarden.standalone.demo;

import com.sun.net.httpserver.HttpServer;
import io.snapwarden.runtime.port.TicketDesk;
import io.snapwarden.runtime.webhook.WebhookTicketDesk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A ticket desk on this machine that takes every ticket over HTTP, and remembers them.
final class DemoDesk implements TicketDesk, AutoCloseable {

    private static final int ACCEPTED = 204;
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final TicketDesk webhook;
    private final List<Ticket> taken = new CopyOnWriteArrayList<>();

    DemoDesk(InstantSource time) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's ticket desk finds no port on this machine", e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(ACCEPTED, NO_BODY);
            }
        });
        server.start();
        webhook = new WebhookTicketDesk(url(), () -> "a secret that only the demo knows", time);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/backup");
    }

    @Override
    public void put(Ticket ticket) {
        webhook.put(ticket);
        if (!taken.contains(ticket)) { // told again, it is known by its key
            taken.add(ticket);
        }
    }

    /// Every state of every ticket, in the order they came.
    List<Ticket> taken() {
        return List.copyOf(taken);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
