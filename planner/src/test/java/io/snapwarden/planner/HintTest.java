package io.snapwarden.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Hints make things faster and nothing else.
class HintTest {

    private static final Policy NIGHTLY =
            Account.policy("nightly", ResourceKind.INSTANCE, "0 2 * * *", Duration.ofHours(4));
    private static final Map<String, String> DAILY = Map.of("Backup", "daily");
    private static final Duration HINTED = PlannerConfig.STANDARD.hintedAfter();

    private final Account account = new Account();
    private final Planner planner = account.planner(NIGHTLY);

    @Test
    void aCompletionIsSeenSoonerThanInItsTurn() {
        openRun();
        account.capture(account.takeCaptures().getFirst(), Snapshot.State.COMPLETED);
        pass(Duration.ofMinutes(2));

        hint();

        assertThat(account.sent).singleElement().satisfies(scan -> {
            assertThat(scan.delay()).isEqualTo(HINTED);
            assertThat(scan.message().trace()).isEqualTo("hint-1");
        });
        pass(HINTED);
        account.settle(planner);
        assertThat(account.events(Event.RecoveryPointCompleted.class)).hasSize(1);
        assertThat(account.events(Event.RunSettled.class)).hasSize(1);
    }

    @Test
    void tenThousandHintsAreOneScan() {
        openRun();
        pass(Duration.ofMinutes(2));
        int writes = account.ledger.writes();

        for (int event = 0; event < 10_000; event++) {
            hint();
        }

        assertThat(scans()).isOne();
        assertThat(account.ledger.writes()).isEqualTo(writes + 1);
    }

    @Test
    void hintsToSeveralPlannersAreOneScan() {
        openRun();
        pass(Duration.ofMinutes(2));

        hint();
        for (int other = 0; other < 9; other++) {
            pass(Duration.ofSeconds(10));
            hint(account.planner(NIGHTLY));
        }

        assertThat(scans()).isOne();
    }

    /// What is hinted at after the scan was meant for is in nobody's eyes yet.
    @Test
    void aHintThatComesAfterTheScanIsWorthAnother() {
        openRun();
        pass(Duration.ofMinutes(2));
        hint();
        pass(HINTED.minusMillis(1));
        hint();
        assertThat(scans()).isOne();

        pass(Duration.ofMillis(1));
        hint();
        assertThat(scans()).isEqualTo(2);
    }

    @Test
    void withoutAnOpenRunItIsWorthNothing() {
        hint();
        assertThat(account.sent).isEmpty();

        openRun();
        account.capture(account.takeCaptures().getFirst(), Snapshot.State.COMPLETED);
        account.pass(planner, Duration.ofMinutes(20));
        assertThat(account.events(Event.RunSettled.class)).hasSize(1);
        account.sent.clear();
        hint();
        assertThat(account.sent).isEmpty();
        pass(Duration.ofHours(1));
        int calls = account.calls;
        hint();
        assertThat(account.calls).as("AWS is not asked for a hint").isEqualTo(calls);
    }

    @Test
    void ofAScopeThatTheRunDoesNotHaveItIsWorthNothing() {
        openRun();
        pass(Duration.ofMinutes(2));

        for (int forged = 0; forged < 20_000; forged++) {
            hint(planner, new Scope(new AccountId("%012d".formatted(forged)), new Region("eu-west-1")));
        }

        assertThat(scans()).isZero();
        hint();
        assertThat(scans()).isOne();
    }

    @Test
    void shortlyBeforeAScanThatComesAnywayItIsWorthNothingButAfterwardsItIs() {
        openRun();
        account.takeCaptures();
        pass(Duration.ofMinutes(13));
        hint();
        assertThat(scans()).isZero();

        pass(Duration.ofMinutes(2));
        account.tick(planner);
        pass(Duration.ofSeconds(1));
        hint();
        assertThat(scans()).isOne();
    }

    @Test
    void withoutTheLedgerItIsForgottenAndTheNightGoesOn() {
        openRun();
        account.capture(account.takeCaptures().getFirst(), Snapshot.State.COMPLETED);
        pass(Duration.ofMinutes(2));
        account.ledger.down = true;
        for (int event = 0; event < 1_000; event++) {
            assertThat(hint()).isEqualTo(new Outcome.Done());
        }
        assertThat(account.sent).isEmpty();

        account.ledger.down = false;
        account.pass(planner, Duration.ofMinutes(20));
        assertThat(account.events(Event.RunSettled.class)).hasSize(1);
    }

    @Test
    void aHintThatIsTooLateIsForgotten() {
        openRun();
        pass(Duration.ofMinutes(2));

        var late = new Message(new Work.LookSooner(Account.SCOPE), account.now.minusSeconds(1), "hint-1");
        assertThat(planner.handler().handle(late)).isEqualTo(new Outcome.Done());

        assertThat(scans()).isZero();
    }

    private void openRun() {
        account.instance(1, DAILY);
        account.tick(planner);
    }

    private long scans() {
        return account.sent.stream()
                .filter(dispatch -> dispatch.message().work() instanceof Work.ScanScope)
                .count();
    }

    private void pass(Duration time) {
        account.now = account.now.plus(time);
    }

    private Outcome hint() {
        return hint(planner);
    }

    private Outcome hint(Planner to) {
        return hint(to, Account.SCOPE);
    }

    private static Outcome hint(Planner to, Scope scope) {
        return to.handler()
                .handle(new Message(new Work.LookSooner(scope), Instant.parse("9999-12-31T23:59:59Z"), "hint-1"));
    }
}
