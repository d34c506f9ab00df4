package io.snapwarden.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.schedule.Slot;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunReportsTest {

    private static final Policy NIGHTLY =
            Account.policy("nightly", ResourceKind.INSTANCE, "0 2 * * *", Duration.ofHours(4));

    private final Account account = new Account();
    private final RunKey run = new RunKey(NIGHTLY.name(), Slot.parse("2026-11-20T02:00:00Z"));

    @Test
    void whatTheLedgerSaysOfARunIsWhatWasAnnounced() {
        account.instance(1, Map.of("Backup", "daily"));
        var planner = account.planner(NIGHTLY);
        account.tick(planner);
        account.capture(account.takeCaptures().getFirst(), Snapshot.State.COMPLETED);
        account.now = account.now.plus(Duration.ofMinutes(15));
        account.tick(planner);

        var announced = account.events(Event.RunSettled.class).getFirst().report();
        assertThat(reported(planner).scopes()).isEqualTo(announced.scopes());
        assertThat(reported(planner).settled()).isTrue();
    }

    @Test
    void anOpenRunIsToldAsFarAsItIs() {
        account.instance(1, Map.of("Backup", "daily"));
        var planner = account.planner(NIGHTLY);
        var opened = planner.opening().open(NIGHTLY, run.slot(), false, account.now);
        assertThat(new RunReports(account.ledger).of(opened).scopes())
                .as("nobody has looked yet")
                .isEmpty();

        account.tick(planner);
        assertThat(reported(planner).settled()).isFalse();
        assertThat(reported(planner).scopes())
                .extracting(ScopeReport::owed, ScopeReport::completed)
                .containsExactly(tuple(1, 0));
    }

    private RunReport reported(Planner planner) {
        var record = planner.runs().find(run).orElseThrow();
        return new RunReports(account.ledger).of(record);
    }
}
