package io.snapwarden.notifier;

import static io.snapwarden.notifier.Reports.IRELAND;
import static io.snapwarden.notifier.Reports.VIRGINIA;
import static io.snapwarden.notifier.Reports.daily;
import static io.snapwarden.notifier.Reports.failed;
import static io.snapwarden.notifier.Reports.good;
import static io.snapwarden.notifier.Reports.report;
import static io.snapwarden.notifier.Reports.scope;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.notifier.digest.DigestSettings;
import io.snapwarden.runtime.port.TicketDesk;
import io.snapwarden.runtime.wire.Json;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WholeReportsTest {

    private static final String HASH = "0123456789abcdef";

    private final Outside outside = new Outside();
    private final NotifyHandler handler = new Notifier(outside.ledger, outside)
            .digests(outside.topic, new DigestSettings(DigestSettings.When.ALWAYS, Duration.ZERO, Map.of()))
            .tickets(outside.desk)
            .handler();

    @Test
    void aScopeThatTheEventDoesNotNameClosesItsTicket() {
        handle(settled(report(daily(20), scope(IRELAND, 0, 0, 0, List.of(failed(7, "denied")), 0))));
        var whole = report(daily(21), good(VIRGINIA, 4), good(IRELAND, 4));
        outside.ledger.create(whole.keyOf(HASH), Json.write(whole));

        handle(settled(whole.naming(List.of(good(VIRGINIA, 4)), HASH)));

        assertThat(outside.tickets)
                .extracting(TicketDesk.Ticket::status)
                .containsExactly(TicketDesk.Status.OPENED, TicketDesk.Status.CLOSED);
        assertThat(outside.mails.getLast().body()).contains("eu-west-1, account 111122223333", "all 2 scopes");
    }

    @Test
    void whatIsLostWithTheLedgerIsCounted() {
        var whole = report(daily(21), good(VIRGINIA, 4), good(IRELAND, 5));

        handle(settled(whole.naming(List.of(good(VIRGINIA, 4)), HASH)));

        assertThat(outside.mails.getLast().body())
                .contains("and 1 scope more, of which the run ledger has no report any more: 5 captured");
    }

    @Test
    void theReportOfAnotherRunSaysNothing() {
        var whole = report(daily(21), good(VIRGINIA, 4), good(IRELAND, 5));
        outside.ledger.create(whole.keyOf(HASH), Json.write(report(daily(20), good(IRELAND, 99))));

        handle(settled(whole.naming(List.of(good(VIRGINIA, 4)), HASH)));

        assertThat(outside.mails.getLast().body()).contains("and 1 scope more").doesNotContain("99");
    }

    private Event settled(RunReport report) {
        return new Event.RunSettled(report, outside.instant());
    }

    private void handle(Event event) {
        while (handler.handle(event) instanceof Outcome.Later(var delay, var _)) {
            outside.pass(delay);
        }
    }
}
