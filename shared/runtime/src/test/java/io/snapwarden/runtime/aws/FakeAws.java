package io.snapwarden.runtime.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.snapwarden.runtime.aws.client.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;

/// A local server that speaks AWS's query protocol as scripted. It knows the caller, and remembers every request.
public final class FakeAws implements AutoCloseable {

    public static final String ACCOUNT = "111122223333";

    /// One request: its action and form parameters.
    public record Request(String action, Map<String, String> parameters, String authorization) {

        public String parameter(String name) {
            return parameters.getOrDefault(name, "");
        }
    }

    /// What is sent back.
    public sealed interface Answer {

        record Xml(int status, String body) implements Answer {}

        /// The connection closes without an answer.
        record Dropped() implements Answer {}

        /// The request is read and never answered.
        record Silence() implements Answer {}
    }

    public interface Script {
        Answer answer(Request request);
    }

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Request> requests = new ArrayList<>();
    private final Script script;

    public FakeAws(Script script) {
        this.script = script;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// A connection to it whose patience for an answer is a fraction of a second.
    public Connection connection() {
        var http = Apache5HttpClient.builder()
                .socketTimeout(Duration.ofMillis(400))
                .connectionTimeout(Duration.ofSeconds(2))
                .maxConnections(20)
                .build();
        return new Connection(
                Region.EU_WEST_1,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")),
                http,
                endpoint());
    }

    public synchronized List<Request> requests(String action) {
        return requests.stream()
                .filter(request -> request.action().equals(action))
                .toList();
    }

    public static Answer ok(String action, String inside) {
        return new Answer.Xml(
                200,
                "<" + action + "Response xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>r-1</requestId>"
                        + inside + "</" + action + "Response>");
    }

    public static Answer error(int status, String code, String words) {
        return new Answer.Xml(
                status,
                "<Response><Errors><Error><Code>" + code + "</Code><Message>" + words
                        + "</Message></Error></Errors><RequestID>r-1</RequestID></Response>");
    }

    /// In the form of STS, SNS and CloudWatch, which differs from EC2's.
    public static Answer queryError(int status, String code, String words) {
        return new Answer.Xml(
                status,
                "<ErrorResponse><Error><Code>" + code + "</Code><Message>" + words
                        + "</Message></Error><RequestId>r-1</RequestId></ErrorResponse>");
    }

    private void serve(HttpExchange exchange) throws IOException {
        var request = read(exchange);
        synchronized (this) {
            requests.add(request);
        }
        var answer = request.action().equals("GetCallerIdentity") ? caller() : script.answer(request);
        switch (answer) {
            case Answer.Xml(var status, var body) -> {
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            }
            case Answer.Dropped() -> exchange.close();
            case Answer.Silence() -> awaitClosing();
        }
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var parameters = new HashMap<String, String>();
        for (var pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return new Request(parameters.getOrDefault("Action", ""), parameters, String.valueOf(authorization));
    }

    private static Answer caller() {
        return new Answer.Xml(200, """
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
                <Arn>arn:aws:iam::111122223333:user/test</Arn><UserId>U</UserId><Account>111122223333</Account>
                </GetCallerIdentityResult></GetCallerIdentityResponse>""");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
