package io.snapwarden.runtime.webhook;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.DependencyException.Kind;
import io.snapwarden.runtime.port.TicketDesk.Ticket;
import java.net.http.HttpResponse;
import java.time.Duration;

/// What the desk's answer means.
final class DeskAnswers {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private DeskAnswers() {}

    /// @throws DependencyException unless the desk took the ticket
    static void check(DeskAddress address, Ticket ticket, HttpResponse<?> answer) {
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return;
        }
        var said = "The ticket desk at " + address + " answered " + status + " to ticket " + ticket.key();
        throw switch (status) {
            case 429 -> new DependencyException(Kind.THROTTLED, pause(answer), said + ": too many at once", null);
            case 401, 403 ->
                new DependencyException(
                        Kind.DENIED, said + ". Check notify.tickets.webhook.secret on both sides", null);
            case 301, 302, 303, 307, 308 ->
                new DependencyException(
                        Kind.INVALID,
                        said + ": a redirect. Give the final address as notify.tickets.webhook.url",
                        null);
            case 408 -> new DependencyException(Kind.UNAVAILABLE, said, null);
            default ->
                status / 100 == 5
                        ? new DependencyException(Kind.UNAVAILABLE, said + ". It is tried again by itself", null)
                        : new DependencyException(
                                Kind.INVALID, said + ". Check notify.tickets.webhook.url and what it accepts", null);
        };
    }

    private static Duration pause(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,5}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .map(asked -> asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked)
                .orElse(PAUSE);
    }
}
