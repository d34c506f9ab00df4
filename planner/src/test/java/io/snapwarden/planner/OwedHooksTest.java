package io.snapwarden.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.policy.Hooks.Stage;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.Script;
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
class OwedHooksTest {

    private static final Duration A_SCAN_LATER = Duration.ofMinutes(16);

    private final Account account = new Account();
    private final Planner planner = account.planner(hooked());

    private static Policy plain() {
        return Account.policy("daily", ResourceKind.INSTANCE, "0 2 * * *", Duration.ofHours(1));
    }

    /// What was given up, in words.
    private List<String> given(PointKey key) {
        var run = planner.runs().find(key.obligation().run()).orElseThrow();
        return new RunReports(account.ledger)
                .standing(run, hooked()).hooks().stream()
                        .filter(HookStanding::givenUp)
                        .map(HookStanding::words)
                        .toList();
    }

    private static Policy hooked() {
        var plain = plain();
        var script = new Script("resume", Map.of(), Duration.ofMinutes(1));
        return new Policy(
                plain.name(),
                plain.formerly(),
                plain.selection(),
                plain.schedule(),
                null,
                null,
                new Hooks(List.of(), List.of(new Hooks.After(script, Stage.CAPTURED))),
                plain.retention());
    }

    /// The run's first order, of the only instance that there is.
    private Work.CaptureRecoveryPoint ordered() {
        account.instance(1, Map.of("Backup", "daily"));
        account.tick(planner);
        return account.takeCaptures().getFirst();
    }

    private void owes(PointKey key, Stage stage) {
        account.ledger.create(
                path("hooks", key) + "/" + stage,
                Json.write(HookDebt.of(hooked().hooks().after(), "c1")));
    }

    private static String path(String folder, PointKey key) {
        var owed = key.obligation();
        return String.join(
                "/",
                folder,
                owed.policy().value(),
                owed.slot().toString(),
                owed.scope().toString(),
                owed.source().keyWord(),
                Integer.toString(key.attempt()));
    }

    private List<Work.SettleHooks> asked() {
        return account.take(Work.SettleHooks.class);
    }

    private boolean settled() {
        return !account.events(Event.RunSettled.class).isEmpty();
    }

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

    /// As the snapshotter does, the note first.
    private void owesLate(PointKey key, Stage stage) {
        owes(key, stage);
        account.ledger.create(mark(key), "");
    }

    private static String mark(PointKey key) {
        return "open/" + key.obligation().policy() + "/" + key.obligation().slot();
    }

    private PointKey settledRun() {
        var order = ordered();
        account.capture(order, Snapshot.State.COMPLETED);
        account.pass(planner, A_SCAN_LATER);
        assertThat(settled()).isTrue();
        return order.key();
    }

    @Test
    void whatALateAttemptOwesIsAskedForThoughItsRunHasSettled() {
        var late = new PointKey(settledRun().obligation(), 2);
        owesLate(late, Stage.CAPTURED);
        owesLate(late, Stage.COMPLETED);
        account.pass(planner, Duration.ofMinutes(5));
        assertThat(asked()).as("its worker may be at it").isEmpty();

        account.now = account.now.plus(A_SCAN_LATER);
        account.pass(planner, A_SCAN_LATER);
        assertThat(asked()).isNotEmpty().containsOnly(new Work.SettleHooks(late, Stage.CAPTURED, "unknown"));

        account.ledger.remove(path("hooks", late) + "/captured");
        account.pass(planner, Duration.ofMinutes(15));
        assertThat(asked()).as("it may still be pending").isEmpty();

        account.now = account.now.plus(Duration.ofHours(1));
        account.pass(planner, Duration.ofMinutes(1));
        assertThat(asked()).containsExactly(new Work.SettleHooks(late, Stage.COMPLETED, "unknown"));

        account.ledger.remove(path("hooks", late) + "/completed");
        account.pass(planner, Duration.ofMinutes(1));
        assertThat(account.ledger.keys("open/")).isEmpty();
        assertThat(account.events(Event.RunSettled.class)).hasSize(1);
    }

    @Test
    void whatIsNotedOfSomethingThatIsOnNoRollIsAskedForWhenTheRunHasSettled() {
        var order = ordered();
        var launched = new Obligation(
                order.key().obligation().policy(),
                order.key().obligation().slot(),
                order.key().obligation().scope(),
                new ResourceId("i-0abc"));
        var late = new PointKey(launched, 1);
        owes(late, Stage.CAPTURED);
        account.capture(order, Snapshot.State.COMPLETED);

        account.pass(planner, Duration.ofMinutes(40));

        assertThat(settled()).isTrue();
        assertThat(asked()).contains(new Work.SettleHooks(late, Stage.CAPTURED, "unknown"));
        var marked = new Runs(account.ledger).unsettled().getFirst();
        assertThat(new RunReports(account.ledger).standing(marked, null).hooks())
                .extracting(HookStanding::words)
                .containsExactly("resume on i-0abc");
    }

    @Test
    void whatALateAttemptPaidIsClearedAwayInTheEnd() {
        var late = new PointKey(settledRun().obligation(), 2);
        account.ledger.create(path("hooks", late) + "/captured", Json.write(HookDebt.of(List.of(), "c1")));
        account.ledger.create(mark(late), "");

        account.pass(planner, Duration.ofMinutes(2));

        assertThat(account.ledger.keys("hooks/")).isEmpty();
        assertThat(account.ledger.keys("open/")).isEmpty();
    }

    @Test
    void afterTheLedgerFailedRunsThatHaveSettledAreLookedForWhileSomebodyMayObeyABlindOrder() {
        account.ledger.down = true;
        var order = ordered();
        account.ledger.down = false;
        account.capture(order, Snapshot.State.COMPLETED);
        account.pass(planner, A_SCAN_LATER);
        assertThat(settled()).isTrue();
        account.tick(planner);

        var late = new PointKey(order.key().obligation(), 2);
        owesLate(late, Stage.CAPTURED);
        account.pass(planner, A_SCAN_LATER);

        assertThat(asked()).contains(new Work.SettleHooks(late, Stage.CAPTURED, "unknown"));
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
