package io.snapwarden.notifier;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.MetricSink;
import io.snapwarden.runtime.port.TicketDesk;
import io.snapwarden.runtime.port.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// All that the notifier talks to, each of which can be down by itself; and the clock.
public final class Outside implements InstantSource {

    public record Mail(String subject, String body) {}

    public final RacedLedger ledger = new RacedLedger(this);
    public final List<Mail> mails = new ArrayList<>();
    public final List<TicketDesk.Ticket> tickets = new ArrayList<>();
    public final List<MetricSink.Metric> metrics = new ArrayList<>();
    public boolean topicDown;

    /// What happens while a mail is on its way.
    public Runnable meanwhile = () -> {};

    public boolean deskDown;
    public boolean sinkDown;
    private Instant now = Instant.parse("2026-11-20T02:00:00Z");

    public final Topic topic = (subject, body) -> {
        require(!topicDown, "SNS");
        meanwhile.run();
        mails.add(new Mail(subject, body));
    };
    public final TicketDesk desk = ticket -> {
        require(!deskDown, "the webhook");
        tickets.add(ticket);
    };
    public final MetricSink sink = more -> {
        require(!sinkDown, "CloudWatch");
        metrics.addAll(more);
    };

    @Override
    public Instant instant() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    private static void require(boolean up, String what) {
        if (!up) {
            throw new DependencyException(
                    DependencyException.Kind.UNAVAILABLE, what + " does not answer", new IllegalStateException("down"));
        }
    }
}
