package io.snapwarden.benchmark.throughput;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// An AWS that answers at once, in a process of its own: a queue that keeps nothing but its messages, and an EC2, a
/// bucket and a bus that keep nothing. It ends with its stdin.
public final class InstantAws {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final String XML = "text/xml;charset=UTF-8";
    private static final String JSON = "application/x-amz-json-1.0";
    private static final String NO_OBJECT = "<Error><Code>NoSuchKey</Code><Message>There is none.</Message></Error>";

    private final InstantQueue queue;
    private final AtomicInteger creates = new AtomicInteger();
    private final int orders;

    private record Answer(int status, String type, String body) {}

    private InstantAws(InstantQueue queue, int orders) {
        this.queue = queue;
        this.orders = orders;
    }

    /// Prints the port that it listens on.
    ///
    /// @param arguments how many orders to capture wait in the queue; then it says `done` when that many have come
    ///     back as calls, and a receive that finds nothing takes a while
    static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var aws = arguments.length == 0
                ? new InstantAws(new InstantQueue(Duration.ZERO), -1)
                : ordered(Integer.parseInt(arguments[0]));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", aws::serve);
        server.start();
        System.out.println(server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // nothing is said here; the end is what is waited for
        }
        System.exit(0);
    }

    private static InstantAws ordered(int orders) {
        var queue = new InstantQueue(Duration.ofMillis(200));
        CaptureMessages.of(orders, 0).forEach(queue::order);
        return new InstantAws(queue, orders);
    }

    private void serve(HttpExchange http) throws IOException {
        try (http) {
            var asked = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var answer = answer(http, asked);
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            http.getResponseHeaders().set("Content-Type", answer.type());
            http.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            http.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange http, String asked) {
        var target = http.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            var operation = target.substring(target.indexOf('.') + 1);
            return new Answer(OK, JSON, operation.equals("PutEvents") ? taken(asked) : queue.answer(operation, asked));
        }
        return switch (http.getRequestMethod()) {
            case "PUT" -> new Answer(OK, XML, "");
            case "GET" -> new Answer(NOT_FOUND, XML, NO_OBJECT);
            default -> new Answer(OK, XML, ec2(asked));
        };
    }

    private String ec2(String asked) {
        if (asked.contains("Action=CreateSnapshots") && creates.incrementAndGet() == orders) {
            System.out.println("done");
        }
        return InstantEc2.answer(asked);
    }

    /// The bus takes the one entry that each call has.
    private static String taken(String asked) {
        if (asked.indexOf("\"DetailType\"") != asked.lastIndexOf("\"DetailType\"")) {
            throw new IllegalStateException("expected one entry, found " + asked);
        }
        return "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"e-1\"}]}";
    }
}
