package io.snapwarden.standalone.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between one process and EC2: passes on what it asks, and decides what becomes of its create calls and of
/// whole Regions.
final class Ec2Gate implements AutoCloseable {

    /// What becomes of a create call.
    enum Fate {
        PASSES,
        /// Waits at the gate until it is opened.
        WAITS,
        /// It is done, and the reply never comes.
        LOSES_ITS_REPLY,
        /// It never arrives.
        IS_LOST
    }

    private static final String OVERLOADED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response><Errors><Error><Code>RequestLimitExceeded</Code>\
            <Message>Request limit exceeded.</Message></Error></Errors>\
            <RequestID>gate</RequestID></Response>""";

    private static final Set<String> OWN_HEADERS =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");
    private static final String DENIAL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Response><Errors><Error><Code>UnauthorizedOperation</Code>\
            <Message>denied by a service control policy</Message></Error></Errors>\
            <RequestID>gate</RequestID></Response>""";

    private final URI ec2;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger creates = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile List<Fate> fates = List.of(Fate.PASSES);
    private final AtomicInteger disturbed = new AtomicInteger();
    private volatile Set<String> denied = Set.of();
    private final Set<String> roles = ConcurrentHashMap.newKeySet();
    private volatile String withoutRole = "";
    private volatile boolean rough;

    Ec2Gate(URI ec2) {
        this.ec2 = ec2;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// The fates of the first create call, the second and so on; the last is that of all others too.
    void fateOfCreates(Fate... each) {
        fates = List.of(each);
    }

    void deny(String... regions) {
        denied = Set.of(regions);
    }

    /// The account has no role that one could assume.
    void removeRole(String account) {
        withoutRole = account;
    }

    /// Each role that was assumed, with the name of the session.
    Set<String> roles() {
        return Set.copyOf(roles);
    }

    /// From now on every other call is answered 503, hung up on, or answered late.
    void roughen() {
        rough = true;
    }

    int disturbed() {
        return disturbed.get();
    }

    /// Create calls that are done or lost without an answer, or wait for one.
    int unanswered() {
        return unanswered.get();
    }

    void open() {
        opened.countDown();
    }

    @Override
    public void close() {
        closed.countDown();
        opened.countDown();
        server.stop(0);
        http.shutdownNow();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var role = role(new String(body, StandardCharsets.UTF_8));
            if (!withoutRole.isEmpty() && role.contains(withoutRole)) {
                answer(exchange, 403, "text/xml", withoutRole(role).getBytes(StandardCharsets.UTF_8));
            } else if (denied.stream().anyMatch(region -> isFor(region, exchange))) {
                answer(exchange, 403, "text/xml", DENIAL.getBytes(StandardCharsets.UTF_8));
            } else if (rough && isDisturbed(exchange)) {
                return;
            } else if (new String(body, StandardCharsets.UTF_8).contains("Action=CreateSnapshot")) {
                create(exchange, body);
            } else {
                forward(exchange, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The role that is to be assumed, or an empty text.
    private String role(String body) {
        if (!body.contains("Action=AssumeRole")) {
            return "";
        }
        var role = field(body, "RoleArn");
        roles.add(role + " " + field(body, "RoleSessionName"));
        return role;
    }

    private static String field(String body, String name) {
        return Arrays.stream(body.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    /// @return whether that was the end of it
    private boolean isDisturbed(HttpExchange exchange) throws IOException, InterruptedException {
        return switch (disturbed.getAndIncrement() % 6) {
            case 0 -> {
                answer(exchange, 503, "text/xml", OVERLOADED.getBytes(StandardCharsets.UTF_8));
                yield true;
            }
            case 2 -> true; // closed without an answer
            case 4 -> {
                var _ = closed.await(1, TimeUnit.SECONDS);
                yield false;
            }
            default -> false;
        };
    }

    private void create(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var fate = fates.get(Math.min(creates.getAndIncrement(), fates.size() - 1));
        switch (fate) {
            case PASSES -> forward(exchange, body);
            case WAITS -> {
                unanswered.incrementAndGet();
                opened.await();
                forward(exchange, body);
                unanswered.decrementAndGet();
            }
            case LOSES_ITS_REPLY -> {
                ask(exchange, body);
                unanswered.incrementAndGet();
                closed.await();
            }
            case IS_LOST -> {
                unanswered.incrementAndGet();
                closed.await();
            }
        }
    }

    private void forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var answer = ask(exchange, body);
        var type = answer.headers().firstValue("Content-Type").orElse("text/xml");
        answer(exchange, answer.statusCode(), type, answer.body());
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(ec2.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /// The Region stands in what a request is signed for.
    private static boolean isFor(String region, HttpExchange exchange) {
        var signed = exchange.getRequestHeaders().getFirst("Authorization");
        return signed != null && signed.contains("/" + region + "/ec2/");
    }

    private static String withoutRole(String role) {
        return """
                <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>\
                <Code>AccessDenied</Code><Message>User is not authorized to perform: sts:AssumeRole on resource: %s\
                </Message></Error><RequestId>gate</RequestId></ErrorResponse>""".formatted(role);
    }
}
