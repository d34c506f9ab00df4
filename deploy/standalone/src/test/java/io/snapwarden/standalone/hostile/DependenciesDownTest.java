package io.snapwarden.standalone.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event.RecoveryPointPruned;
import io.snapwarden.domain.event.Event.RunSettled;
import io.snapwarden.domain.event.Event.TwinFound;
import io.snapwarden.runtime.port.TicketDesk.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The run ledger, SNS or the webhook down, or slow, over a night: backups go on, nothing is deleted without the
/// ledger, and what could not be said is said once afterwards.
class DependenciesDownTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final Rehearsal rehearsal = new Rehearsal(Policies.daily("prune: { mode: delete, max-deletes: 100% }"));

    @BeforeEach
    void threeGoodNights() {
        rehearsal.stage().instance(List.of(8), Map.of("backup", "daily"), Map.of());
        rehearsal.pass(DAY.multipliedBy(3));
        assertThat(rehearsal.snapshots()).hasSize(2);
        assertThat(rehearsal.mails.digests()).hasSize(3);
    }

    @AfterEach
    void nothingIsLeftInTheDark() {
        assertThat(rehearsal.services().deadLetters()).isEmpty();
    }

    @Test
    void theLedgerDownFromTheSlotOn() {
        rehearsal.passUntil("02:01");
        rehearsal.ledger.begins();
        rehearsal.passUntil("05:00");

        assertThat(rehearsal.ledger.refused()).isPositive();
        assertThat(rehearsal.snapshots()).hasSize(3);
        assertThat(rehearsal.heard(RecoveryPointPruned.class)).hasSize(1);

        rehearsal.ledger.ends();
        rehearsal.passUntil("01:00");

        assertAllIsMadeUpFor();
    }

    @Test
    void theLedgerDownBeforeTheSlotAndBackInItsWindow() {
        rehearsal.ledger.begins();
        rehearsal.passUntil("03:30");
        assertThat(rehearsal.heard(RecoveryPointPruned.class)).hasSize(1);

        rehearsal.ledger.ends();
        rehearsal.passUntil("01:00");

        assertAllIsMadeUpFor();
    }

    @Test
    void theLedgerSlow() {
        rehearsal.ledger.slowedDownBy(rehearsal.clock, Duration.ofSeconds(10));

        rehearsal.pass(DAY);

        assertThat(rehearsal.snapshots()).hasSizeBetween(2, 3);
        assertThat(rehearsal.heard(TwinFound.class)).isEmpty();
    }

    @Test
    void snsDown() {
        rehearsal.topic.begins();
        rehearsal.pass(DAY.multipliedBy(2));

        assertThat(rehearsal.mails.digests()).hasSize(3);
        assertThat(rehearsal.heard(RunSettled.class)).hasSize(5);
        assertThat(rehearsal.snapshots()).hasSize(2);

        rehearsal.topic.ends();
        rehearsal.pass(Duration.ofHours(1));

        var late =
                rehearsal.mails.digests().subList(3, rehearsal.mails.digests().size());
        var told =
                late.stream().map(mail -> mail.subject() + mail.body()).toList().toString();
        assertThat(told).containsOnlyOnce("slot 2026-11-23 02:00Z").containsOnlyOnce("slot 2026-11-24 02:00Z");
    }

    @Test
    void snsSlow() {
        rehearsal.topic.slowedDownBy(rehearsal.clock, Duration.ofSeconds(40));

        rehearsal.pass(DAY);

        assertThat(rehearsal.snapshots()).hasSize(2);
        assertThat(rehearsal.heard(RunSettled.class)).hasSize(4);
        assertThat(rehearsal.mails.digests()).hasSize(4);
    }

    @Test
    void theWebhookDown() {
        rehearsal.aws.account(Rehearsal.DUBLIN.account()).deny(Rehearsal.ROLE, List.of("CreateSnapshots"));
        rehearsal.desk.begins();
        rehearsal.pass(DAY);

        assertThat(rehearsal.mails.digests()).hasSize(4);
        assertThat(rehearsal.tickets.told()).isEmpty();

        rehearsal.desk.ends();
        rehearsal.pass(Duration.ofHours(1));

        assertThat(rehearsal.tickets.told()).singleElement().satisfies(ticket -> {
            assertThat(ticket.status()).isEqualTo(Status.OPENED);
            assertThat(ticket.text()).contains("CreateSnapshots");
        });
    }

    private void assertAllIsMadeUpFor() {
        assertThat(rehearsal.snapshots()).hasSize(2);
        assertThat(rehearsal.heard(TwinFound.class)).isEmpty();
        assertThat(rehearsal.heard(RunSettled.class))
                .hasSize(4)
                .allSatisfy(run -> assertThat(run.report().bad()).isFalse());
        assertThat(rehearsal.mails.digests()).hasSize(4);
    }
}
