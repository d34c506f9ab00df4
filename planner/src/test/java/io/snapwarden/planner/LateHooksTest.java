package io.snapwarden.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.policy.Hooks.Stage;
import io.snapwarden.domain.run.HookDebt;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.wire.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Hooks of attempts that came after their run had settled.
class LateHooksTest extends HookedAccount {

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
        account.pass(planner, A_SCAN_LATER);
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

        account.pass(planner, A_SCAN_LATER);

        assertThat(account.ledger.keys("hooks/")).isEmpty();
        assertThat(account.ledger.keys("open/")).isEmpty();
    }

    @Test
    void aPlannerThatIsIdleFindsWhatOthersHaveMarked() {
        var late = new PointKey(settledRun().obligation(), 2);
        account.pass(planner, Duration.ofHours(3));
        owesLate(late, Stage.CAPTURED);

        account.pass(planner, Duration.ofMinutes(15).plus(A_SCAN_LATER));

        assertThat(asked()).contains(new Work.SettleHooks(late, Stage.CAPTURED, "unknown"));
    }

    @Test
    void anIdlePlannerLooksOnceForEachScanAndAlsoWhenItsClockWasWrong() {
        settledRun();
        account.tick(planner);
        account.now = account.now.plus(Duration.ofHours(12));
        account.tick(planner);
        account.now = account.now.minus(Duration.ofHours(12));
        var listed = new ArrayList<String>();
        account.ledger.throttled = key -> {
            listed.add(key);
            return false;
        };

        account.pass(planner, Duration.ofHours(2));

        assertThat(listed).hasSize(8).containsOnly(LedgerKeys.OPEN);
    }

    @Test
    void whatFailsOfASettledRunCostsOpenOnesNothing() {
        var other = Account.policy("another", ResourceKind.VOLUME, "0 12 * * *", Duration.ofHours(1));
        owesLate(new PointKey(settledRun().obligation(), 2), Stage.CAPTURED);
        account.volume(Account.SCOPE, Map.of("Backup", "daily"));
        account.ledger.throttled = key -> key.startsWith("hooks/");
        var both = account.planner(hooked(), other);
        both.opening().open(other, new Slot(account.now), true, account.now);

        account.tick(both);

        assertThat(account.takeCaptures())
                .extracting(order -> order.key().obligation().policy())
                .containsExactly(other.name());
    }

    @Test
    void aSettledRunThatIsNotDueIsLeftAlone() {
        owesLate(new PointKey(settledRun().obligation(), 2), Stage.CAPTURED);
        account.pass(planner, A_SCAN_LATER);
        assertThat(asked()).isNotEmpty();

        account.ledger.throttled = key -> {
            assertThat(key).doesNotStartWith("hooks/");
            return false;
        };
        account.pass(planner, Duration.ofMinutes(10));
    }

    @Test
    void hooksAreAskedForThoughTheRollCannotBeRead() {
        var late = new PointKey(settledRun().obligation(), 2);
        owesLate(late, Stage.CAPTURED);
        var roll = LedgerKeys.roll(late.obligation().run(), late.obligation().scope());
        account.ledger.remove(roll);
        account.ledger.create(roll, "nonsense");

        account.pass(planner, Duration.ofMinutes(40));

        assertThat(asked()).isNotEmpty().containsOnly(new Work.SettleHooks(late, Stage.CAPTURED, "unknown"));
    }

    private void review(PointKey late) {
        var review = new Work.ReviewRun(late.obligation().run());
        planner.handler().handle(new Message(review, account.now.plusSeconds(60), "t"));
    }

    @Test
    void theMarkIsPutBackWhenNobodyCanSayWhetherAnyAreOwed() {
        var late = new PointKey(settledRun().obligation(), 2);
        owesLate(late, Stage.CAPTURED);

        account.ledger.throttled = key -> key.startsWith("hooks/");

        assertThatThrownBy(() -> review(late)).isInstanceOf(DependencyException.class);

        assertThat(account.ledger.keys("open/")).containsExactly(mark(late));
    }

    @Test
    void aReviewThatDiedAfterItTookTheMarkAwayIsRepeated() {
        var late = new PointKey(settledRun().obligation(), 2);
        owes(late, Stage.CAPTURED); // its worker saw the mark just before

        review(late);

        assertThat(account.ledger.keys("open/")).containsExactly(mark(late));
    }

    @Test
    void aTickThatDiesOverTheMarkLeavesAReviewThatRepeatsIt() {
        var late = new PointKey(settledRun().obligation(), 2);
        account.ledger.create(mark(late), "");
        account.now = account.now.plus(A_SCAN_LATER);

        account.planner(hooked()).handler().handle(new Message(new Work.Tick(), account.now.plusSeconds(60), "t"));

        assertThat(account.take(Work.ReviewRun.class))
                .containsExactly(new Work.ReviewRun(late.obligation().run()));
        assertThat(account.ledger.keys("open/")).containsExactly(mark(late));
    }

    @Test
    void whatWasPaidOfSomethingThatIsOnNoRollIsLookedAtUntilItIsClearedAway() {
        var settled = settledRun().obligation();
        var launched = new Obligation(settled.policy(), settled.slot(), settled.scope(), new ResourceId("i-0abc"));
        var late = new PointKey(launched, 1);
        account.ledger.create(path("hooks", late) + "/captured", Json.write(HookDebt.of(List.of(), "c1")));
        account.ledger.create(mark(late), "");

        account.pass(planner, A_SCAN_LATER);
        assertThat(account.ledger.keys("open/")).containsExactly(mark(late));

        account.pass(planner, Duration.ofHours(1));
        assertThat(account.ledger.keys("hooks/")).isEmpty();
        assertThat(account.ledger.keys("open/")).isEmpty();
        assertThat(asked()).isEmpty();
    }
}
