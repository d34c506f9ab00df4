package io.snapwarden.runtime.webhook;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.TicketDesk;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Posts each state of a ticket as JSON, signed. The desk recognises a ticket by its `key`; a repetition carries the
/// same `Idempotency-Key`. A redirect is not followed, for the signed ticket would go to a stranger.
public final class WebhookTicketDesk implements TicketDesk {

    public static final String SIGNATURE = "X-Snapwarden-Signature";
    public static final String TIMESTAMP = "X-Snapwarden-Timestamp";

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final DeskAddress address;
    private final @Nullable Supplier<String> secret;
    private final InstantSource time;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /// @param secret asked for with each ticket, so that a rotated one counts at once; null posts unsigned
    /// @throws IllegalArgumentException when the address is neither https nor this machine
    public WebhookTicketDesk(URI url, @Nullable Supplier<String> secret, InstantSource time) {
        this(url, secret, time, ANSWER);
    }

    WebhookTicketDesk(URI url, @Nullable Supplier<String> secret, InstantSource time, Duration patience) {
        this.address = new DeskAddress(url);
        this.secret = secret;
        this.time = time;
        this.patience = patience;
    }

    @Override
    public void put(Ticket ticket) {
        DeskAnswers.check(address, ticket, send(ticket));
    }

    private HttpResponse<?> send(Ticket ticket) {
        var body = TicketBody.of(ticket);
        var now = time.instant();
        var request = HttpRequest.newBuilder(address.uri())
                .timeout(patience)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Idempotency-Key", TicketBody.idempotencyKey(body))
                .header(TIMESTAMP, Long.toString(now.getEpochSecond()))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (secret != null) {
            request.header(SIGNATURE, Signature.of(secret.get(), now, body));
        }
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close(); // what a desk says at length is not waited for
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(ticket, "the process is stopping", e);
        } catch (ConnectException e) {
            throw unavailable(ticket, "nothing listens there", e);
        } catch (IOException e) {
            throw unavailable(ticket, String.valueOf(e.getMessage()), e);
        }
    }

    private DependencyException unavailable(Ticket ticket, String why, Exception cause) {
        return new DependencyException(
                DependencyException.Kind.UNAVAILABLE,
                "The ticket desk at " + address + " did not take ticket " + ticket.key() + ": " + why
                        + ". It is tried again by itself",
                cause);
    }
}
