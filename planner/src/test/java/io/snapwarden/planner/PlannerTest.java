package io.snapwarden.planner;

import static io.snapwarden.planner.Account.OTHER;
import static io.snapwarden.planner.Account.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.run.CaptureFailure;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.WorkSender.Dispatch;
import io.snapwarden.runtime.wire.Json;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Map<String, String> DAILY = Map.of("Backup", "daily", "Name", "web");
    private static final Policy NIGHTLY =
            Account.policy("nightly", ResourceKind.INSTANCE, "0 2 * * *", Duration.ofHours(4));

    private final Account account = new Account();
    private final RunKey run = new RunKey(NIGHTLY.name(), Slot.parse("2026-11-20T02:00:00Z"));

    @Test
    void anInstanceIsOneMessageAndItsPointClosesAndSettlesTheRun() {
        var instance = account.instance(3, DAILY);
        var planner = account.planner(NIGHTLY);

        account.tick(planner);
        var orders = account.takeCaptures();
        assertThat(orders).singleElement().satisfies(order -> {
            assertThat(order.key().obligation().source()).isEqualTo(instance.id());
            assertThat(order.volumes()).hasSize(3);
            assertThat(order.sourceTags()).containsEntry("Backup", "daily");
        });
        assertThat(account.events(Event.RunOpened.class)).hasSize(1);

        account.capture(orders.getFirst(), Snapshot.State.COMPLETED);
        account.now = account.now.plus(Duration.ofMinutes(15));
        account.tick(planner);

        assertThat(account.events(Event.RecoveryPointCompleted.class))
                .singleElement()
                .satisfies(done -> {
                    assertThat(done.elapsed()).isEqualTo(Duration.ofMinutes(1));
                    assertThat(done.fullSizeBytes()).isEqualTo(3L << 30);
                    assertThat(done.late()).isFalse();
                });
        var closed = account.events(Event.RunClosed.class);
        assertThat(closed).singleElement().satisfies(event -> {
            assertThat(event.report().bad()).isFalse();
            assertThat(event.report().settled()).isTrue();
            assertThat(event.report().scopes().getFirst().completed()).isOne();
        });
        assertThat(account.events(Event.RunSettled.class)).hasSize(1);
        assertThat(account.take(Work.PruneScope.class)).hasSize(1);
    }

    @Test
    void aTickWithoutADueSlotOrAnOpenRunLooksForMarksAndCallsNothingElse() {
        account.instance(1, DAILY);
        var planner = account.planner(NIGHTLY);
        account.tick(planner);
        account.capture(account.takeCaptures().getFirst(), Snapshot.State.COMPLETED);
        account.now = account.now.plus(Duration.ofMinutes(15));
        account.tick(planner);
        account.now = account.now.plus(Duration.ofMinutes(1));
        account.tick(planner);

        int calls = account.calls;
        int writes = account.ledger.writes();
        var asked = new ArrayList<String>();
        account.ledger.throttled = key -> {
            asked.add(key);
            return false;
        };
        account.pass(planner, Duration.ofMinutes(75));
        assertThat(asked).hasSize(4).containsOnly(LedgerKeys.OPEN);

        account.ledger.down = true; // no reason to scan what is settled
        account.pass(planner, Duration.ofHours(1));
        assertThat(account.calls).isEqualTo(calls);
        assertThat(account.ledger.writes()).isEqualTo(writes);
    }

    @Test
    void oneMessageLivesForEachObligation() {
        account.instance(1, DAILY);
        var planner = account.planner(NIGHTLY);
        account.tick(planner);
        assertThat(account.takeCaptures()).hasSize(1);

        account.now = account.now.plusSeconds(50);
        scanNow(planner);
        assertThat(account.takeCaptures()).as("the first one still lives").isEmpty();

        account.now = account.now.plus(Duration.ofMinutes(14));
        scanNow(planner);
        assertThat(account.takeCaptures())
                .as("the first one dies before the next scan")
                .hasSize(1);
    }

    @Test
    void whatIsNotCapturedInItsWindowIsMissedAndTheRunClosesBad() {
        account.instance(1, DAILY);
        var planner = account.planner(NIGHTLY);
        account.pass(planner, Duration.ofHours(6));

        assertThat(account.events(Event.RecoveryPointMissed.class))
                .singleElement()
                .satisfies(missed -> assertThat(missed.reason()).contains("window ended at 2026-11-20T06:00:00Z"));
        assertThat(account.events(Event.RunClosed.class)).singleElement().satisfies(closed -> {
            assertThat(closed.report().bad()).isTrue();
            assertThat(closed.report().scopes().getFirst().problems())
                    .extracting(ScopeReport.Problem::ending)
                    .containsExactly(ScopeReport.Problem.Ending.MISSED);
        });
        assertThat(account.events(Event.RunSettled.class)).hasSize(1);
    }

    @Test
    void aPointInErrorIsRetriedAsANewAttemptAtMostThreeTimes() {
        account.instance(1, DAILY);
        var planner = account.planner(NIGHTLY);
        account.tick(planner);
        for (int attempt = 1; attempt <= 3; attempt++) {
            var orders = account.takeCaptures();
            assertThat(orders).hasSize(1);
            assertThat(orders.getFirst().key().attempt()).isEqualTo(attempt);
            account.capture(orders.getFirst(), Snapshot.State.ERROR);
            account.now = account.now.plus(Duration.ofMinutes(15));
            account.tick(planner);
        }
        assertThat(account.takeCaptures()).isEmpty();
        assertThat(account.events(Event.RecoveryPointFailed.class))
                .extracting(Event.RecoveryPointFailed::retried)
                .containsExactly(true, true, false);
        assertThat(account.events(Event.RecoveryPointFailed.class).getLast().reason())
                .contains("disk on fire");
        assertThat(account.events(Event.RunClosed.class))
                .singleElement()
                .satisfies(closed ->
                        assertThat(closed.report().scopes().getFirst().failed()).isOne());
    }

    @Test
    void aRefusalThatASnapshotterRecordedCountsAsAnAttempt() {
        var instance = account.instance(1, DAILY);
        var planner = account.planner(NIGHTLY);
        account.tick(planner);
        account.takeCaptures();
        account.ledger.create(
                LedgerKeys.failures(run, SCOPE) + instance.id() + "/1",
                Json.write(new CaptureFailure("no right to ec2:CreateSnapshots", false, account.now)));
        account.now = account.now.plus(Duration.ofMinutes(15));
        account.tick(planner);

        assertThat(account.takeCaptures())
                .singleElement()
                .satisfies(order -> assertThat(order.key().attempt()).isEqualTo(2));
        assertThat(account.events(Event.RecoveryPointFailed.class))
                .singleElement()
                .satisfies(failed -> {
                    assertThat(failed.retried()).isTrue();
                    assertThat(failed.reason()).contains("ec2:CreateSnapshots");
                });
    }

    @Test
    void anInstanceDeletedBetweenPlanAndCaptureIsSkippedAndTheRunCloses() {
        var instance = account.instance(1, DAILY);
        var planner = account.planner(NIGHTLY);
        account.tick(planner);
        account.takeCaptures();
        account.instances.get(SCOPE).clear();
        account.volumes.get(SCOPE).clear();
        account.ledger.create(
                LedgerKeys.failures(run, SCOPE) + instance.id() + "/1",
                Json.write(new CaptureFailure("it is gone", true, account.now)));
        account.now = account.now.plus(Duration.ofMinutes(15));
        account.tick(planner);

        assertThat(account.events(Event.RecoveryPointSkipped.class))
                .singleElement()
                .satisfies(skipped -> assertThat(skipped.reason()).contains("deleted before it could be captured"));
        assertThat(account.events(Event.RunClosed.class))
                .singleElement()
                .satisfies(closed -> assertThat(closed.report().bad()).isFalse());
    }

    @Test
    void tagsAddedInsideTheWindowAreOwedAndAfterItAreNot() {
        account.instance(1, DAILY);
        var planner = account.planner(NIGHTLY);
        account.tick(planner);
        assertThat(account.takeCaptures()).hasSize(1);

        account.instance(1, DAILY);
        account.now = account.now.plus(Duration.ofMinutes(15));
        account.tick(planner);
        assertThat(account.takeCaptures()).hasSize(2);

        account.now = Instant.parse("2026-11-20T06:00:00Z");
        account.instance(1, DAILY);
        account.pass(planner, Duration.ofHours(2));
        assertThat(account.takeCaptures()).isEmpty();
        assertThat(account.events(Event.RunClosed.class)
                        .getFirst()
                        .report()
                        .scopes()
                        .getFirst()
                        .owed())
                .isEqualTo(2);
    }

    @Test
    void aRegionThatIsOffIsSaidOnceAndCostsTheOthersNothing() {
        account.scopes.add(OTHER);
        account.broken.put(OTHER, trouble(DependencyException.Kind.REGION_OFF));
        account.instance(1, DAILY);
        var planner = account.planner(NIGHTLY);
        for (int night = 0; night < 2; night++) {
            account.now = Instant.parse("2026-11-20T02:00:00Z").plus(Duration.ofDays(night));
            account.tick(planner);
            account.takeCaptures().forEach(order -> account.capture(order, Snapshot.State.COMPLETED));
            account.now = account.now.plus(Duration.ofMinutes(15));
            account.tick(planner);
        }
        assertThat(account.events(Event.ScopeUnreachable.class)).hasSize(1);
        assertThat(account.events(Event.RunClosed.class)).hasSize(2).allSatisfy(closed -> {
            assertThat(closed.report().bad()).isFalse();
            assertThat(closed.report().scopes()).hasSize(2);
        });
    }

    @Test
    void aScopeThatDeniesTheListingMakesTheRunABadOne() {
        account.broken.put(SCOPE, trouble(DependencyException.Kind.DENIED));
        account.tick(account.planner(NIGHTLY));
        assertThat(account.events(Event.RunClosed.class)).singleElement().satisfies(closed -> {
            assertThat(closed.report().bad()).isTrue();
            assertThat(closed.report().scopes().getFirst().unreachable()).contains("trouble");
        });
    }

    @Test
    void withoutTheRunLedgerCapturesGoOnAndNothingIsAnnounced() {
        account.instance(1, DAILY);
        account.ledger.down = true;
        var planner = account.planner(NIGHTLY);
        account.tick(planner);

        var orders = account.takeCaptures();
        assertThat(orders).hasSize(1);
        assertThat(account.events).isEmpty();

        account.now = account.now.plus(Duration.ofMinutes(36));
        account.scan(planner, run);
        assertThat(account.sent)
                .as("the first order is dead when the next one can be seen")
                .singleElement()
                .satisfies(order -> assertThat(account.now.plus(order.delay())).isEqualTo("2026-11-20T02:50:00Z"));
        account.takeCaptures();

        account.capture(orders.getFirst(), Snapshot.State.COMPLETED);
        account.scan(planner, run);
        assertThat(account.takeCaptures()).as("the lookup finds it").isEmpty();
    }

    @Test
    void withoutTheRunLedgerEachRoundIsScannedOnceByWhicheverPlannerGetsTheTick() {
        account.instance(1, DAILY);
        account.ledger.down = true;
        var planner = account.planner(NIGHTLY);
        var scans = new ArrayList<Dispatch>();
        for (int minute = 0; minute < 60; minute++) {
            assertThat(planner.handler().handle(new Message(new Work.Tick(), account.now.plusSeconds(60), "t")))
                    .as("a tick that came again would scan again")
                    .isEqualTo(new Outcome.Done());
            scans.addAll(account.sent);
            account.sent.clear();
            account.now = account.now.plus(Duration.ofMinutes(1));
        }
        assertThat(scans).extracting(dispatch -> dispatch.delay().toSeconds()).containsExactly(0L, 330L, 330L, 330L);
    }

    @Test
    void whenEventsCannotBePublishedNothingGoesUnannouncedAndNothingIsSentTwice() {
        account.instance(1, DAILY);
        account.instance(1, Map.of("Backup", "daily", "Skip", "yes"));
        var planner = account.planner(NIGHTLY);
        account.tick(planner); // opens while the bus still works
        account.takeCaptures();
        account.ledger.lose();
        account.events.clear();
        planner.opening().open(NIGHTLY, run.slot(), false, account.now);

        account.deaf = true;
        var scan = new Message(new Work.ScanScope(SCOPE, List.of(run)), account.now.plusSeconds(60), "t");
        for (int again = 0; again < 3; again++) {
            assertThatThrownBy(() -> planner.handler().handle(scan)).hasMessageContaining("bus");
        }
        assertThat(account.takeCaptures()).hasSize(1);

        account.deaf = false;
        assertThat(planner.handler().handle(scan)).isEqualTo(new Outcome.Done());
        assertThat(account.events(Event.RecoveryPointSkipped.class)).hasSize(1);
    }

    @Test
    void theNewestSlotSupersedesAnOpenOlderOne() {
        var hourly = Account.policy("hourly", ResourceKind.INSTANCE, "0 * * * *", Duration.ofHours(4));
        account.instance(1, DAILY);
        var planner = account.planner(hourly);
        account.tick(planner);
        account.takeCaptures(); // lost
        account.now = account.now.plus(Duration.ofHours(1));
        account.tick(planner);
        assertThat(account.takeCaptures())
                .singleElement()
                .satisfies(order ->
                        assertThat(order.key().obligation().slot()).isEqualTo(Slot.parse("2026-11-20T03:00:00Z")));
        assertThat(account.events(Event.RecoveryPointMissed.class))
                .singleElement()
                .satisfies(
                        missed -> assertThat(missed.reason()).contains("superseded by the slot 2026-11-20T03:00:00Z"));
    }

    @Test
    void slotsThatWentByWhileNobodyPlannedAreSaid() {
        account.instance(1, DAILY);
        account.tick(account.planner(NIGHTLY));
        account.now = Instant.parse("2026-11-23T09:00:00Z");
        account.tick(account.planner(NIGHTLY));
        assertThat(account.events(Event.SlotsMissed.class)).singleElement().satisfies(missed -> {
            assertThat(missed.count()).isEqualTo(3);
            assertThat(missed.slots().getFirst()).isEqualTo(Slot.parse("2026-11-23T02:00:00Z"));
        });
    }

    @Test
    void aNewPolicyOwesTheNewestOpenSlotAndNothingBeforeIt() {
        account.instance(1, DAILY);
        account.now = Instant.parse("2026-11-20T05:30:00Z");
        account.tick(account.planner(NIGHTLY));
        assertThat(account.takeCaptures()).hasSize(1);
        assertThat(account.events(Event.SlotsMissed.class)).isEmpty();
    }

    @Test
    void aClockThatWasAheadDoesNotSilenceThePlannerForAMonth() {
        account.instance(1, DAILY);
        account.now = account.now.plus(Duration.ofDays(30));
        account.tick(account.planner(NIGHTLY));
        account.takeCaptures();

        account.now = Instant.parse("2026-11-20T02:00:00Z");
        account.tick(account.planner(NIGHTLY));
        assertThat(account.takeCaptures())
                .extracting(order -> order.key().obligation().slot())
                .contains(run.slot());
    }

    @Test
    void aForgedMarkIsReportedAndSatisfiesNothing() {
        account.instance(1, DAILY);
        var planner = account.planner(NIGHTLY);
        account.tick(planner);
        var order = account.takeCaptures().getFirst();
        account.capture(order, Snapshot.State.COMPLETED);
        account.snapshots
                .get(SCOPE)
                .replaceAll(s -> new Snapshot(
                        s.id(),
                        s.owner(),
                        s.volume(),
                        s.startTime(),
                        s.state(),
                        "",
                        "made by hand",
                        s.tags(),
                        null,
                        null));
        account.now = account.now.plus(Duration.ofMinutes(15));
        account.tick(planner);

        assertThat(account.events(Event.MarksDisagree.class)).hasSize(1);
        assertThat(account.events(Event.RecoveryPointCompleted.class)).isEmpty();
        assertThat(account.takeCaptures()).hasSize(1);
    }

    @Test
    void aTwinIsReportedWithTheOneThatCounts() {
        account.instance(2, DAILY);
        var planner = account.planner(NIGHTLY);
        account.tick(planner);
        var order = account.takeCaptures().getFirst();
        account.capture(order, Snapshot.State.COMPLETED);
        account.now = account.now.plus(Duration.ofMinutes(2));
        account.capture(order, Snapshot.State.COMPLETED);
        account.now = account.now.plus(Duration.ofMinutes(13));
        account.tick(planner);

        assertThat(account.events(Event.TwinFound.class))
                .singleElement()
                .satisfies(twin -> assertThat(twin.twins()).hasSize(2));
        assertThat(account.events(Event.RecoveryPointCompleted.class)).hasSize(1);
    }

    @Test
    void whatIsPendingAtTheCloseIsNamedAndSettlesLate() {
        account.instance(1, DAILY);
        var planner = account.planner(NIGHTLY);
        account.tick(planner);
        var order = account.takeCaptures().getFirst();
        account.capture(order, Snapshot.State.PENDING);
        account.now = account.now.plus(Duration.ofMinutes(15));
        account.tick(planner);
        assertThat(account.events(Event.RunClosed.class)).singleElement().satisfies(closed -> {
            assertThat(closed.report().settled()).isFalse();
            assertThat(closed.report().scopes().getFirst().pending()).isOne();
        });

        account.snapshots.get(SCOPE).clear();
        account.capture(order, Snapshot.State.COMPLETED);
        account.now = account.now.plus(Duration.ofMinutes(15));
        account.tick(planner);
        assertThat(account.events(Event.RunSettled.class))
                .singleElement()
                .satisfies(settled ->
                        assertThat(settled.report().scopes().getFirst().late()).isOne());
    }

    /// As by a planner with a wrong clock: what is owed there is in nobody's rest yet.
    @Test
    void aScopeWhoseRollIsWrittenWhileTheRunIsClosedIsScannedUntilItHasEndedToo() {
        account.scopes.add(OTHER);
        account.broken.put(OTHER, trouble(DependencyException.Kind.REGION_OFF));
        account.instance(1, DAILY);
        var planner = account.planner(NIGHTLY);
        account.tick(planner);
        var order = account.takeCaptures().getFirst();
        account.capture(order, Snapshot.State.PENDING);
        account.now = account.now.plus(Duration.ofMinutes(15));
        account.tick(planner);
        assertThat(account.events(Event.RunClosed.class)).hasSize(1);

        account.broken.clear();
        var rolls = new Rolls(account.ledger);
        var there = Json.write(account.roll(run)).replace(SCOPE.toString(), OTHER.toString());
        assertThat(rolls.write(Json.read(there, Roll.class), rolls.find(run, OTHER)))
                .isTrue();
        account.snapshots.get(SCOPE).clear();
        account.capture(order, Snapshot.State.COMPLETED);
        account.pass(planner, Duration.ofHours(6));

        assertThat(rolls.read(run, OTHER).orElseThrow().settled()).isTrue();
        assertThat(account.events(Event.RunSettled.class)).hasSize(1);
    }

    @Test
    void volumesOfAnInstanceGetTheirOwnTagsBack() {
        account.instance(2, DAILY);
        var planner = account.planner(NIGHTLY);
        account.tick(planner);
        account.capture(account.takeCaptures().getFirst(), Snapshot.State.COMPLETED);
        account.now = account.now.plus(Duration.ofMinutes(15));
        int before = account.calls;
        account.tick(planner);
        assertThat(account.tagged)
                .hasSize(2)
                .allSatisfy((_, tags) -> assertThat(tags).containsEntry("Disk", "of-instance"));
        assertThat(account.calls - before).as("two listings and one tagging").isEqualTo(3);
    }

    @Test
    void workOfOthersIsRejectedByName() {
        var prune = new Message(new Work.PruneScope(SCOPE, run), account.now.plusSeconds(9), "t");
        assertThat(account.planner(NIGHTLY).handler().handle(prune))
                .isEqualTo(
                        new Outcome.Rejected("the planner does not do PruneScope: its queue gets planning work only"));
    }

    private void scanNow(Planner planner) {
        planner.handler()
                .handle(new Message(new Work.ScanScope(SCOPE, List.of(run)), account.now.plusSeconds(60), "t"));
        account.settle(planner);
    }

    private static DependencyException trouble(DependencyException.Kind kind) {
        return new DependencyException(kind, "trouble", new IllegalStateException());
    }
}
