package io.snapwarden.notifier;

import static io.snapwarden.notifier.Reports.IRELAND;
import static io.snapwarden.notifier.Reports.closed;
import static io.snapwarden.notifier.Reports.daily;
import static io.snapwarden.notifier.Reports.failed;
import static io.snapwarden.notifier.Reports.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.event.Event;
import io.snapwarden.notifier.digest.DigestSettings;
import io.snapwarden.notifier.duty.Duty;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotifyHandlerTest {

    private final Outside outside = new Outside();
    private final NotifyHandler handler = handler();
    private final Event event = closed(daily(20), scope(IRELAND, 10, 0, 1, List.of(failed(7, "error")), 0));

    @Test
    void doesEachDutyOnceHoweverOftenTheEventComes() {
        handleUntilDone();
        handleUntilDone();

        assertThat(outside.mails).hasSize(1);
        assertThat(outside.tickets).hasSize(1);
        assertThat(outside.metrics).hasSize(6);
    }

    @Test
    void snsDownHoldsUpNeitherTicketsNorMetrics() {
        outside.topicDown = true;

        assertThat(handler.handle(event)).isEqualTo(retry("digest: SNS does not answer"));
        assertThat(outside.tickets).hasSize(1);
        assertThat(outside.metrics).hasSize(6);

        outside.topicDown = false;
        handleUntilDone();
        assertThat(outside.mails).hasSize(1);
        assertThat(outside.tickets).hasSize(1);
        assertThat(outside.metrics).hasSize(6);
    }

    @Test
    void theWebhookDownHoldsUpNeitherDigestNorMetrics() {
        outside.deskDown = true;

        assertThat(handler.handle(event)).isEqualTo(retry("tickets: the webhook does not answer"));
        assertThat(outside.mails).hasSize(1);
        assertThat(outside.metrics).hasSize(6);

        outside.deskDown = false;
        handleUntilDone();
        assertThat(outside.tickets).hasSize(1);
        assertThat(outside.mails).hasSize(1);
    }

    @Test
    void cloudWatchDownHoldsUpNeitherDigestNorTickets() {
        outside.sinkDown = true;

        assertThat(handler.handle(event)).isEqualTo(retry("metrics: CloudWatch does not answer"));
        assertThat(outside.mails).hasSize(1);
        assertThat(outside.tickets).hasSize(1);

        outside.sinkDown = false;
        handleUntilDone();
        assertThat(outside.metrics).hasSize(6);
    }

    @Test
    void aBrokenDutyStopsNoOtherAndIsNotHidden() {
        var broken = new NotifyHandler(List.of(new Broken(), asDuty(handler)));

        assertThatThrownBy(() -> broken.handle(event)).hasMessage("a bug");
        assertThat(outside.mails).hasSize(1);
    }

    @Test
    void comesBackForTheDutyThatWaitsLeast() {
        var waits = new NotifyHandler(List.of(waiting(900), waiting(30), waiting(60)));

        assertThat(waits.handle(event)).isEqualTo(new Outcome.Later(Duration.ofSeconds(30), "waiting"));
    }

    @Test
    void eventsOfSingleObligationsAreNobodysBusiness() {
        assertThat(handler.handle(new Event.RunOpened(daily(20), List.of(IRELAND), false, outside.instant())))
                .isInstanceOf(Outcome.Done.class);
        assertThat(outside.ledger.keys("")).isEmpty();
    }

    private NotifyHandler handler() {
        var settings = new DigestSettings(DigestSettings.When.ALWAYS, Duration.ZERO, Map.of());
        return new Notifier(outside.ledger, outside)
                .digests(outside.topic, settings)
                .metrics(outside.sink)
                .tickets(outside.desk)
                .handler();
    }

    private void handleUntilDone() {
        while (handler.handle(event) instanceof Outcome.Later(var delay, var _)) {
            outside.pass(delay);
        }
    }

    private static Outcome retry(String why) {
        return new Outcome.Later(Duration.ofSeconds(30), why);
    }

    private static Duty waiting(int seconds) {
        return new Saying(new Outcome.Later(Duration.ofSeconds(seconds), "waiting"));
    }

    private record Saying(Outcome outcome) implements Duty {
        @Override
        public String name() {
            return "saying";
        }

        @Override
        public Optional<String> mark(Event event) {
            return Optional.of(event.id());
        }

        @Override
        public Outcome handle(Event event) {
            return outcome;
        }
    }

    private record Broken() implements Duty {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public Optional<String> mark(Event event) {
            return Optional.empty();
        }

        @Override
        public Outcome handle(Event event) {
            throw new IllegalStateException("a bug");
        }
    }

    private static Duty asDuty(NotifyHandler handler) {
        return new Duty() {
            @Override
            public String name() {
                return "all";
            }

            @Override
            public Optional<String> mark(Event event) {
                return Optional.of(event.id());
            }

            @Override
            public Outcome handle(Event event) {
                return handler.handle(event);
            }
        };
    }
}
