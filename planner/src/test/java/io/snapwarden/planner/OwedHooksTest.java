package io.snapwarden.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.policy.Hooks.Stage;
import io.snapwarden.domain.run.CaptureFailure;
import io.snapwarden.domain.run.HookDebt;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.wire.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Hooks that snapshotters have left behind: when they are asked for, and what waits for them.
class OwedHooksTest extends HookedAccount {

    @Test
    void anOrderNamesTheHooks() {
        assertThat(ordered().hooks()).isEqualTo(hooked().hooks());
    }

    @Test
    void whatStaysIsAskedForAndItsRunDoesNotSettleBefore() {
        var order = ordered();
        owes(order.key(), Stage.CAPTURED);
        account.capture(order, Snapshot.State.COMPLETED);

        account.pass(planner, A_SCAN_LATER);
        assertThat(asked()).containsExactly(new Work.SettleHooks(order.key(), Stage.CAPTURED, "completed"));
        assertThat(account.events(Event.RunClosed.class)).hasSize(1);
        assertThat(settled()).isFalse();

        account.ledger.remove(path("hooks", order.key()) + "/captured");
        account.pass(planner, A_SCAN_LATER);
        assertThat(asked()).isEmpty();
        assertThat(settled()).isTrue();
    }

    @Test
    void whoAsksHowARunStandsHearsWhatIsOwed() {
        var order = ordered();
        var run = new Runs(account.ledger).unsettled().getFirst();
        var reports = new RunReports(account.ledger);
        assertThat(reports.standing(run, hooked()).hooks()).isEmpty();

        owes(order.key(), Stage.CAPTURED);
        assertThat(reports.standing(run, hooked()).hooks()).singleElement().satisfies(hook -> {
            assertThat(hook.words())
                    .isEqualTo("resume on " + order.key().obligation().source());
            assertThat(hook.givenUp()).isFalse();
        });
        assertThat(reports.standing(run, null).hooks())
                .as("of a policy that left the file nobody knows")
                .hasSize(1);
        assertThat(reports.standing(run, plain()).hooks())
                .as("a policy without hooks owes none")
                .isEmpty();
    }

    @Test
    void whoAsksReadsEachRollOnce() {
        var order = ordered();
        owes(order.key(), Stage.CAPTURED);
        var run = new Runs(account.ledger).unsettled().getFirst();
        var read = new ArrayList<String>();
        var counting = new RunReports(new ReadLedger(account.ledger, read::add));

        var standing = counting.standing(run, hooked());

        assertThat(standing.hooks()).hasSize(1);
        assertThat(standing.report().scopes()).hasSize(1);
        assertThat(read)
                .containsExactly(
                        LedgerKeys.roll(run.run(), order.key().obligation().scope()),
                        path("hooks", order.key()) + "/captured");
    }

    @Test
    void whoWasAtItAMomentAgoIsLeftInPeace() {
        var order = ordered();
        account.pass(planner, Duration.ofMinutes(14));
        owes(order.key(), Stage.CAPTURED);

        account.pass(planner, Duration.ofMinutes(3));
        assertThat(asked()).isEmpty();
        account.pass(planner, A_SCAN_LATER);
        assertThat(asked()).extracting(Work.SettleHooks::outcome).containsExactly("unknown");
    }

    @Test
    void whatComesAfterTheCompletionWaitsForItAndForWhatComesBefore() {
        var order = ordered();
        owes(order.key(), Stage.COMPLETED);
        account.capture(order, Snapshot.State.PENDING);
        account.pass(planner, A_SCAN_LATER);
        assertThat(asked()).isEmpty();

        account.snapshots.clear();
        account.capture(order, Snapshot.State.COMPLETED);
        owes(order.key(), Stage.CAPTURED);
        account.pass(planner, A_SCAN_LATER);
        assertThat(asked()).extracting(Work.SettleHooks::stage).containsExactly(Stage.CAPTURED);

        account.ledger.remove(path("hooks", order.key()) + "/captured");
        account.pass(planner, A_SCAN_LATER);
        assertThat(asked()).containsExactly(new Work.SettleHooks(order.key(), Stage.COMPLETED, "completed"));
    }

    @Test
    void anAttemptThatFailedIsOverForItsHooksThoughAnotherFollows() {
        var order = ordered();
        owes(order.key(), Stage.COMPLETED);
        account.ledger.create(
                path("failures", order.key()), Json.write(new CaptureFailure("denied", false, account.now)));

        account.pass(planner, A_SCAN_LATER);

        assertThat(asked()).containsExactly(new Work.SettleHooks(order.key(), Stage.COMPLETED, "failed"));
        assertThat(account.events(Event.RecoveryPointFailed.class))
                .singleElement()
                .matches(Event.RecoveryPointFailed::retried);
    }

    @Test
    void manyAreAskedForOneAfterTheOther() {
        for (int i = 0; i < 3; i++) {
            account.instance(1, Map.of("Backup", "daily"));
        }
        account.tick(planner);
        account.takeCaptures().forEach(order -> owes(order.key(), Stage.CAPTURED));
        account.pass(planner, A_SCAN_LATER);

        assertThat(account.sent.stream()
                        .filter(dispatch -> dispatch.message().work() instanceof Work.SettleHooks)
                        .map(dispatch -> dispatch.delay().toSeconds()))
                .containsExactly(0L, 1L, 2L);
    }

    @Test
    void whatNobodyCouldRunForAWeekIsGivenUpAndTold() {
        var order = ordered();
        owes(order.key(), Stage.CAPTURED);
        account.capture(order, Snapshot.State.COMPLETED);
        account.now = account.now.plus(Duration.ofDays(8));
        account.scan(
                planner,
                new RunKey(
                        order.key().obligation().policy(),
                        order.key().obligation().slot()));
        account.settle(planner);

        assertThat(account.events(Event.HookFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.document()).isEqualTo("resume");
            assertThat(failed.reason()).isEqualTo("nobody could run it for 7 days");
            assertThat(failed.retried()).isFalse();
        });
        assertThat(given(order.key()))
                .containsExactly("resume on " + order.key().obligation().source());

        account.pass(planner, A_SCAN_LATER);
        assertThat(settled()).isTrue();
        assertThat(account.events(Event.HookFailed.class)).hasSize(1);
        assertThat(given(order.key())).hasSize(1);
    }

    @Test
    void whatItsWorkerGaveUpIsSaidToWhoAsksAndKeepsNoRunOpen() {
        var order = ordered();
        var debt = HookDebt.of(hooked().hooks().after(Stage.CAPTURED), "c1");
        account.ledger.create(path("hooks", order.key()) + "/captured", Json.write(debt.triedInVain(debt.left())));
        account.capture(order, Snapshot.State.COMPLETED);

        account.pass(planner, A_SCAN_LATER);

        assertThat(settled()).isTrue();
        assertThat(asked()).isEmpty();
        assertThat(given(order.key()))
                .containsExactly("resume on " + order.key().obligation().source());
    }

    @Test
    void aPolicyThatIsTakenOutOfTheFileOwesItsHooksAllTheSame() {
        var order = ordered();
        owes(order.key(), Stage.CAPTURED);
        account.capture(order, Snapshot.State.COMPLETED);
        var without = account.planner(Account.policy("other", ResourceKind.VOLUME, "0 5 * * *", Duration.ofHours(1)));

        account.pass(without, A_SCAN_LATER);

        assertThat(asked()).hasSize(1);
        assertThat(settled()).isFalse();
    }

    @Test
    void whatIsPaidIsClearedAwayWhenNobodyCanOpenItAgain() {
        var order = ordered();
        var path = path("hooks", order.key()) + "/captured";
        account.ledger.create(path, Json.write(HookDebt.of(List.of(), "c1")));
        account.pass(planner, A_SCAN_LATER);
        assertThat(account.ledger.keys("hooks/")).containsExactly(path);

        account.capture(order, Snapshot.State.COMPLETED);
        account.pass(planner, A_SCAN_LATER);

        assertThat(asked()).isEmpty();
        assertThat(account.ledger.keys("hooks/")).isEmpty();
        assertThat(settled()).isTrue();
    }

    @Test
    void namesThatMeanNothingCostNothing() {
        var order = ordered();
        account.ledger.create(path("hooks", order.key()) + "/someday", "");
        account.ledger.create(path("hooks", order.key()) + "/captured", "nonsense");
        account.ledger.create(path("hooks", order.key()).replace("/i-", "/i-f") + "/captured", "");
        account.capture(order, Snapshot.State.COMPLETED);

        account.pass(planner, A_SCAN_LATER);

        assertThat(asked()).isEmpty();
        assertThat(settled()).isTrue();
    }
}
