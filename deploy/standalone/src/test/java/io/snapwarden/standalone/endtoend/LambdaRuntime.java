package io.snapwarden.standalone.endtoend;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.model.Message;

/// Lambda as a function sees it: hands it events one by one through the runtime API, and takes its answers.
final class LambdaRuntime implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final CountDownLatch asked = new CountDownLatch(1);

    LambdaRuntime() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/2018-06-01/runtime/", this::serve);
        server.start();
    }

    /// What the environment calls `AWS_LAMBDA_RUNTIME_API`.
    String api() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// Invokes the function as the event source of a queue does.
    ///
    /// @return its answer, or what it says that went wrong
    String invoke(List<Message> messages) throws InterruptedException {
        events.add(event(messages));
        var answer = answers.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (answer == null) {
            throw new IllegalStateException("the function has not answered within " + LIMIT);
        }
        return answer;
    }

    /// Waits until the function is there and asks for its first event.
    void awaitFunction() throws InterruptedException {
        if (!asked.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the function has not asked for an event within " + LIMIT);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (exchange.getRequestURI().getPath().endsWith("/invocation/next")) {
                asked.countDown();
                hand(exchange, events.take());
            } else {
                answers.add(said);
                exchange.sendResponseHeaders(202, NO_BODY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void hand(HttpExchange exchange, String event) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(Instant.now().plus(LIMIT).toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:123456789012:function:snapwarden");
        var body = event.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String event(List<Message> messages) {
        var records = new JsonArray();
        messages.forEach(message -> records.add(record(message)));
        var event = new JsonObject();
        event.add("Records", records);
        return event.toString();
    }

    private static JsonObject record(Message message) {
        var system = new JsonObject();
        message.attributesAsStrings().forEach(system::addProperty);
        var attributes = new JsonObject();
        message.messageAttributes().forEach((name, value) -> {
            var attribute = new JsonObject();
            attribute.addProperty("stringValue", value.stringValue());
            attribute.addProperty("dataType", value.dataType());
            attributes.add(name, attribute);
        });
        var record = new JsonObject();
        record.addProperty("messageId", message.messageId());
        record.addProperty("receiptHandle", message.receiptHandle());
        record.addProperty("body", message.body());
        record.add("attributes", system);
        record.add("messageAttributes", attributes);
        record.addProperty("eventSource", "aws:sqs");
        record.addProperty("awsRegion", "eu-west-1");
        return record;
    }
}
