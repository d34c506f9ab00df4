package io.snapwarden.runtime.ecs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.WorkQueue.Outgoing;
import io.snapwarden.runtime.queue.InMemoryWorkQueue;
import io.snapwarden.runtime.wire.WireFormat;
import io.snapwarden.runtime.work.Outcome;
import io.snapwarden.runtime.work.Pulse;
import io.snapwarden.runtime.work.WorkProcessor;
import io.snapwarden.runtime.work.Worker;
import io.snapwarden.runtime.work.WorkerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Against a server that answers as the agent does.
@Timeout(30)
class EcsTaskProtectionTest {

    private static final String ON = "{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":10}";
    private static final String OFF = "{\"ProtectionEnabled\":false}";

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private volatile int status = 200;
    private volatile String answer = "";
    private HttpServer agent;
    private EcsTaskProtection protection;

    @BeforeEach
    void startAgent() throws IOException {
        agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        agent.createContext("/api/1234/task-protection/v1/state", exchange -> {
            try (exchange) {
                var wish = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                var said = (answer.isEmpty() ? granted(wish.contains("true")) : answer).getBytes(UTF_8);
                exchange.sendResponseHeaders(status, said.length == 0 ? -1 : said.length);
                exchange.getResponseBody().write(said);
                asked.add(exchange.getRequestMethod() + " " + wish);
            }
        });
        agent.start();
        protection = new EcsTaskProtection(
                URI.create("http://127.0.0.1:" + agent.getAddress().getPort() + "/api/1234"));
    }

    @AfterEach
    void stopAgent() {
        agent.stop(0);
    }

    @Test
    void asksTheAgentAsItWantsToBeAsked() {
        protection.protect(Duration.ofMinutes(10));
        protection.release();

        assertThat(asked).containsExactly("PUT " + ON, "PUT " + OFF);
    }

    @Test
    void asksForAMinuteAtLeast() {
        protection.protect(Duration.ofSeconds(3));

        assertThat(asked).containsExactly("PUT {\"ProtectionEnabled\":true,\"ExpiresInMinutes\":1}");
    }

    @Test
    void saysWhyItIsNotProtected() {
        answer = "{\"failure\":{\"Arn\":\"arn:aws:ecs:eu-west-1:111122223333:task/x\",\"Detail\":null,"
                + "\"Reason\":\"TASK_NOT_VALID\"}}";
        assertUnprotected("TASK_NOT_VALID");

        status = 400;
        answer =
                "{\"requestID\":\"1\",\"error\":{\"Arn\":\"a\",\"Code\":\"AccessDeniedException\",\"Message\":\"no\"}}";
        assertUnprotected("AccessDeniedException");
    }

    @Test
    void whatIsNoAnswerIsNoProtection() {
        for (var odd : List.of(
                "<html>",
                "[]",
                "{\"protection\":null}",
                "{\"protection\":{\"ProtectionEnabled\":false}}",
                "[".repeat(20_000))) {
            answer = odd;
            assertUnprotected("does not protect this task");
        }
        status = 204;
        answer = " ";
        assertUnprotected("does not protect this task");
    }

    @Test
    void anAgentThatIsNotThereIsTrouble() {
        agent.stop(0);

        assertUnprotected("refused");
    }

    @Test
    void aWorkerIsProtectedWhileItHasWorkInHandAndNotAfterItsEnd() throws Exception {
        var queue = new InMemoryWorkQueue(InstantSource.system(), Duration.ofSeconds(30));
        var encoded = WireFormat.encode(new Message(new Work.Tick(), Instant.MAX, "trace"));
        var first = new AtomicReference<String>();
        var worker = worker(queue, first);
        var thread = Thread.ofPlatform().start(() -> run(worker));

        assertThat(asked.poll(200, TimeUnit.MILLISECONDS)).isNull(); // nothing is in hand
        queue.send(List.of(new Outgoing(encoded.type(), encoded.body(), "g", Duration.ZERO)));
        while (queue.size() > 0) {
            Thread.onSpinWait();
        }
        worker.stop();
        thread.join();

        assertThat(first.get()).isEqualTo("PUT " + ON);
        assertThat(asked).containsExactly("PUT " + OFF);
    }

    /// Its work waits until it is protected, so that the order can be seen; that of services does not.
    private Worker worker(InMemoryWorkQueue queue, AtomicReference<String> first) {
        var processor = new WorkProcessor<>(
                queue,
                WireFormat::decodeMessage,
                _ -> {
                    first.set(take());
                    return new Outcome.Done();
                },
                _ -> {},
                InstantSource.system());
        var settings = new WorkerSettings(2, Duration.ofSeconds(30), Duration.ofMillis(20), Duration.ofSeconds(10));
        return new Worker(queue, processor, settings, new Pulse(), protection);
    }

    private String take() {
        try {
            return asked.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Worker worker) {
        try {
            worker.run();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertUnprotected(String why) {
        assertThatThrownBy(() -> protection.protect(Duration.ofMinutes(10)))
                .isInstanceOf(DependencyException.class)
                .hasMessageStartingWith("The ECS agent at http://127.0.0.1:")
                .hasMessageContaining(why)
                .hasMessageContaining("ecs:UpdateTaskProtection");
    }

    private static String granted(boolean on) {
        return "{\"protection\":{" + (on ? "\"ExpirationDate\":\"2026-11-21T21:57:44.837Z\"," : "")
                + "\"ProtectionEnabled\":" + on + ",\"TaskArn\":\"arn:aws:ecs:eu-west-1:111122223333:task/x\"}}";
    }
}
