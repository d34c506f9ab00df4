package io.snapwarden.runtime.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.DependencyException.Kind;
import io.snapwarden.runtime.port.TicketDesk.Status;
import io.snapwarden.runtime.port.TicketDesk.Ticket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTicketDeskTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    private static final Ticket TICKET = new Ticket(
            "daily/vol-0a", Status.OPENED, "vol-0a has no backup", "\"quoted\" <b>\nümlaut", Map.of("policy", "daily"));

    private record Received(String body, String signature, String timestamp, String idempotencyKey) {}

    private final List<Received> received = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, String> headers = new HashMap<>();
    private HttpServer server;
    private int status = 201;
    private boolean answers = true;
    private Duration patience = Duration.ofSeconds(30);

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var sent = exchange.getRequestHeaders();
            received.add(new Received(
                    body,
                    sent.getFirst(WebhookTicketDesk.SIGNATURE),
                    sent.getFirst(WebhookTicketDesk.TIMESTAMP),
                    sent.getFirst("Idempotency-Key")));
            if (!answers) {
                await(closing);
            }
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        closing.countDown();
        server.stop(0);
    }

    @Test
    void aTicketArrivesAsSignedJson() {
        desk().put(TICKET);

        var arrived = received.getFirst();
        var json = JsonParser.parseString(arrived.body()).getAsJsonObject();
        assertThat(json.get("key").getAsString()).isEqualTo("daily/vol-0a");
        assertThat(json.get("status").getAsString()).isEqualTo("opened");
        assertThat(json.get("text").getAsString()).isEqualTo(TICKET.text());
        assertThat(json.getAsJsonObject("fields").get("policy").getAsString()).isEqualTo("daily");
        assertThat(arrived.timestamp()).isEqualTo(Long.toString(NOW.getEpochSecond()));
        assertThat(arrived.signature()).isEqualTo(Signature.of("s3cret", NOW, arrived.body()));
    }

    /// Computed with openssl: printf '%s' '1795143600.{}' | openssl dgst -sha256 -hmac s3cret
    @Test
    void theSignatureIsTheOneThatOthersCompute() {
        assertThat(Signature.of("s3cret", Instant.ofEpochSecond(1795143600), "{}"))
                .isEqualTo("sha256=0e8214485eaebdb08ca0ca323a94e66ba5d1a27e04c1b0ccac70444f9e2c0f0a");
    }

    @Test
    void aRepetitionOfAStateIsRecognisable() {
        desk().put(TICKET);
        desk().put(TICKET);
        desk().put(new Ticket(TICKET.key(), Status.CLOSED, TICKET.title(), TICKET.text(), TICKET.fields()));

        assertThat(received.get(0).idempotencyKey())
                .isEqualTo(received.get(1).idempotencyKey())
                .isNotEqualTo(received.get(2).idempotencyKey());
    }

    @ParameterizedTest
    @CsvSource({"500,UNAVAILABLE", "503,UNAVAILABLE", "429,THROTTLED", "401,DENIED", "403,DENIED", "404,INVALID"})
    void aRefusalSaysWhatKindOfTroubleItIs(int answer, Kind kind) {
        status = answer;
        assertTrouble(kind, "answered " + answer + " to ticket daily/vol-0a");
    }

    @Test
    void aDeskThatAsksForAPauseGetsIt() {
        status = 429;
        headers.put("Retry-After", "120");
        assertThatThrownBy(() -> desk().put(TICKET))
                .isInstanceOfSatisfying(
                        DependencyException.class,
                        e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofMinutes(2)));
    }

    @Test
    void aRedirectIsNotFollowed() {
        status = 307;
        headers.put("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
        assertTrouble(Kind.INVALID, "redirect");
        assertThat(received).hasSize(1);
    }

    @Test
    void aDeskThatNeverAnswersIsGivenUp() {
        answers = false;
        patience = Duration.ofMillis(500);
        assertTrouble(Kind.UNAVAILABLE, "did not take ticket daily/vol-0a");
    }

    @Test
    void aDeskThatIsNotThereIsUnavailable() {
        server.stop(0);
        assertTrouble(Kind.UNAVAILABLE, "nothing listens there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://desk.example.com/hook",
                "http://localhost.example.com/hook",
                "http://10.0.0.1/hook",
                "ftp://localhost/hook",
                "https://user:pass@desk.example.com/hook",
                "desk.example.com/hook"
            })
    void anAddressThatCouldBeOverheardIsRefused(String url) {
        assertThatThrownBy(() -> new DeskAddress(URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("notify.tickets.webhook.url")
                .hasMessageNotContaining("pass@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://desk.example.com/hook?key=1",
                "http://localhost:8080/",
                "http://127.0.0.9/",
                "http://[::1]:9/"
            })
    void httpsAndThisMachineAreTaken(String url) {
        assertThat(new DeskAddress(URI.create(url)).toString()).doesNotContain("key=1");
    }

    private void assertTrouble(Kind kind, String words) {
        assertThatThrownBy(() -> desk().put(TICKET))
                .isInstanceOfSatisfying(
                        DependencyException.class, e -> assertThat(e.kind()).isEqualTo(kind))
                .hasMessageContaining(words)
                .hasMessageNotContaining("/hook?");
    }

    private WebhookTicketDesk desk() {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?token=hidden");
        return new WebhookTicketDesk(url, () -> "s3cret", InstantSource.fixed(NOW), patience);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
