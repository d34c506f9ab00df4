package io.snapwarden.planner;

import static io.snapwarden.planner.Account.OTHER;
import static io.snapwarden.planner.Account.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.schedule.Cron;
import io.snapwarden.domain.schedule.Schedule;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.DependencyException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Nights on which something beside the captures goes wrong or changes.
class WrongNightsTest {

    private static final Map<String, String> DAILY = Map.of("Backup", "daily", "Name", "web");
    private static final Policy NIGHTLY =
            Account.policy("nightly", ResourceKind.INSTANCE, "0 2 * * *", Duration.ofHours(4));
    private static final Policy VOLUMES =
            Account.policy("volumes", ResourceKind.VOLUME, "0 12 * * *", Duration.ofHours(4));

    private final Account account = new Account();
    private final RunKey run = new RunKey(NIGHTLY.name(), Slot.parse("2026-11-20T02:00:00Z"));

    @Test
    void theRunOfAPolicyThatLeftTheFileEndsAndIsExplained() {
        account.instance(1, DAILY);
        account.tick(account.planner(NIGHTLY));
        account.takeCaptures();

        var without = account.planner(VOLUMES);
        account.pass(without, Duration.ofHours(1));

        assertThat(account.events(Event.RecoveryPointSkipped.class))
                .singleElement()
                .satisfies(skipped ->
                        assertThat(skipped.reason()).isEqualTo("the policy nightly was taken out of the policy file"));
        assertThat(account.events(Event.RunSettled.class))
                .extracting(settled -> settled.report().run())
                .containsExactly(run);
        assertThat(account.takeCaptures()).isEmpty();
    }

    @Test
    void aPointThatIsFoundAfterItsPolicyLeftTheFileStillCompletes() {
        account.instance(1, DAILY);
        account.tick(account.planner(NIGHTLY));
        account.capture(account.takeCaptures().getFirst(), Snapshot.State.COMPLETED);
        account.pass(account.planner(VOLUMES), Duration.ofMinutes(16));
        assertThat(account.events(Event.RecoveryPointCompleted.class)).hasSize(1);
        assertThat(account.events(Event.RunSettled.class)).hasSize(1);
    }

    @Test
    void aRenamedPolicyGoesOnWithItsRunAndOwesNothingTwice() {
        account.instance(1, DAILY);
        account.tick(account.planner(NIGHTLY));
        account.takeCaptures(); // lost

        var renamed = account.planner(named("every-night", NIGHTLY.name()));
        account.now = account.now.plus(Duration.ofMinutes(15));
        account.tick(renamed);
        var orders = account.takeCaptures();
        assertThat(orders)
                .extracting(order -> order.key().obligation().policy())
                .containsExactly(NIGHTLY.name());

        account.capture(orders.getFirst(), Snapshot.State.COMPLETED);
        account.pass(renamed, Duration.ofMinutes(16));
        assertThat(account.events(Event.RunSettled.class)).hasSize(1);

        account.now = Instant.parse("2026-11-21T02:00:00Z");
        account.tick(renamed);
        assertThat(account.takeCaptures())
                .extracting(order -> order.key().obligation().policy())
                .containsExactly(new PolicyName("every-night"));
        assertThat(account.events(Event.SlotsMissed.class)).isEmpty();
    }

    @Test
    void aNewScheduleOwesNothingOfTheTimeBeforeIt() {
        account.instance(1, DAILY);
        account.tick(account.planner(NIGHTLY));
        account.capture(account.takeCaptures().getFirst(), Snapshot.State.COMPLETED);
        account.pass(account.planner(NIGHTLY), Duration.ofMinutes(16));

        account.now = Instant.parse("2026-11-20T12:30:00Z");
        account.tick(account.planner(at("0 * * * *", Duration.ofMinutes(45))));
        assertThat(account.events(Event.SlotsMissed.class)).isEmpty();
        assertThat(account.takeCaptures())
                .extracting(order -> order.key().obligation().slot())
                .containsExactly(Slot.parse("2026-11-20T12:00:00Z"));
    }

    @Test
    void afterAClockThatRanAheadNoSlotIsCalledMissedThatWasNot() {
        account.instance(1, DAILY);
        night(Instant.parse("2026-11-20T02:00:00Z"));
        night(Instant.parse("2026-12-20T02:00:00Z")); // the clock is wrong
        account.events.clear();

        night(Instant.parse("2026-11-21T02:00:00Z"));
        night(Instant.parse("2026-11-22T02:00:00Z"));
        assertThat(account.events(Event.SlotsMissed.class)).isEmpty();
        assertThat(account.events(Event.RecoveryPointCompleted.class)).hasSize(2);
    }

    @Test
    void aSlotThatAClockRunningAheadHasUsedUpIsOwedWhenItsTimeComes() {
        account.instance(1, DAILY);
        night(Instant.parse("2026-11-23T02:00:00Z")); // the clock is wrong
        account.snapshots.clear();
        for (int day = 20; day < 23; day++) {
            night(Instant.parse("2026-11-" + day + "T02:00:00Z"));
        }
        account.events.clear();

        account.ledger.written = Instant.parse("2026-11-20T02:00:00Z"); // as the ledger's own clock says
        night(Instant.parse("2026-11-23T02:00:00Z"));
        assertThat(account.events(Event.RecoveryPointCompleted.class)).hasSize(1);
        assertThat(account.events(Event.RunSettled.class)).hasSize(1);
    }

    @Test
    void aDeniedScopeThatIsOpenedInsideTheWindowIsCapturedAfterAll() {
        account.instance(1, DAILY);
        account.broken.put(SCOPE, trouble(DependencyException.Kind.DENIED));
        var planner = account.planner(NIGHTLY);
        account.pass(planner, Duration.ofMinutes(16));
        assertThat(account.events(Event.RunClosed.class))
                .singleElement()
                .satisfies(closed -> assertThat(closed.report().bad()).isTrue());

        account.broken.clear();
        account.pass(planner, Duration.ofMinutes(16));
        account.capture(account.takeCaptures().getFirst(), Snapshot.State.COMPLETED);
        account.pass(planner, Duration.ofMinutes(16));
        assertThat(account.events(Event.RunSettled.class)).singleElement().satisfies(settled -> {
            assertThat(settled.report().bad()).isFalse();
            assertThat(settled.report().scopes().getFirst().late()).isOne();
        });
    }

    @Test
    void aScopeThatStaysDeniedSettlesAtTheEndOfTheWindow() {
        account.broken.put(SCOPE, trouble(DependencyException.Kind.DENIED));
        account.pass(account.planner(NIGHTLY), Duration.ofHours(5));
        assertThat(account.events(Event.ScopeUnreachable.class)).hasSize(1);
        assertThat(account.events(Event.RunClosed.class)).hasSize(1);
        assertThat(account.events(Event.RunSettled.class)).hasSize(1);
    }

    @Test
    void whatIsUnreachableIsSaidAgainAfterItWorkedInBetween() {
        account.broken.put(SCOPE, trouble(DependencyException.Kind.REGION_OFF));
        night(Instant.parse("2026-11-20T02:00:00Z"));
        account.broken.clear();
        night(Instant.parse("2026-11-21T02:00:00Z"));
        account.broken.put(SCOPE, trouble(DependencyException.Kind.REGION_OFF));
        night(Instant.parse("2026-11-22T02:00:00Z"));
        night(Instant.parse("2026-11-23T02:00:00Z"));
        assertThat(account.events(Event.ScopeUnreachable.class)).hasSize(2);
    }

    @Test
    void whatIsOwedInAScopeThatClosesForGoodEndsMissed() {
        account.instance(1, DAILY);
        var planner = account.planner(NIGHTLY);
        account.tick(planner);
        account.broken.put(SCOPE, trouble(DependencyException.Kind.DENIED));
        account.pass(planner, Duration.ofHours(6));
        assertThat(account.events(Event.RecoveryPointMissed.class))
                .singleElement()
                .satisfies(missed -> assertThat(missed.reason()).contains("could not be looked at", "trouble"));
        assertThat(account.events(Event.RunSettled.class)).hasSize(1);
    }

    @Test
    void membersThatAListingDoesNotShowYetAreWaitedFor() {
        account.instance(3, DAILY);
        var planner = account.planner(NIGHTLY);
        account.tick(planner);
        account.capture(account.takeCaptures().getFirst(), Snapshot.State.PENDING);
        var hidden = account.snapshots.get(SCOPE).removeLast();
        account.scan(planner, run);
        assertThat(account.roll(run).readyToClose()).isTrue();

        account.snapshots.get(SCOPE).add(hidden);
        account.now = account.now.plus(Duration.ofMinutes(15));
        account.tick(planner);
        assertThat(account.takeCaptures()).isEmpty();
        assertThat(account.events(Event.RecoveryPointFailed.class)).isEmpty();
    }

    @Test
    void aSetThatLostAMemberIsAFailedAttemptAndIsMadeAnew() {
        account.instance(3, DAILY);
        var planner = account.planner(NIGHTLY);
        account.tick(planner);
        account.capture(account.takeCaptures().getFirst(), Snapshot.State.PENDING);
        account.snapshots.get(SCOPE).removeLast();
        account.pass(planner, Duration.ofMinutes(16));
        assertThat(account.takeCaptures())
                .singleElement()
                .satisfies(order -> assertThat(order.key().attempt()).isEqualTo(2));
        assertThat(account.events(Event.RecoveryPointFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.reason()).startsWith("1 of 3 snapshots do not exist"));
    }

    @Test
    void aPointThatWasDeletedBeforeItWasCompleteFailsByThatName() {
        account.instance(1, DAILY);
        var planner = account.planner(NIGHTLY);
        account.tick(planner);
        account.capture(account.takeCaptures().getFirst(), Snapshot.State.PENDING);
        account.pass(planner, Duration.ofHours(4));
        account.snapshots.clear();
        account.pass(planner, Duration.ofMinutes(30));
        assertThat(account.events(Event.RecoveryPointFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.reason()).contains("deleted before it was completed"));
        assertThat(account.events(Event.RunSettled.class)).hasSize(1);
    }

    @Test
    void aTwinIsSaidOnceWhileItsPointIsPending() {
        account.instance(1, DAILY);
        var planner = account.planner(NIGHTLY);
        account.tick(planner);
        var order = account.takeCaptures().getFirst();
        account.capture(order, Snapshot.State.PENDING);
        account.capture(order, Snapshot.State.PENDING);
        account.pass(planner, Duration.ofHours(2));
        assertThat(account.events(Event.TwinFound.class)).hasSize(1);
    }

    @Test
    void aRunOnDemandSupersedesNothingAndIsNotSuperseded() {
        account.instance(1, DAILY);
        var planner = account.planner(NIGHTLY);
        account.tick(planner);
        account.takeCaptures(); // lost

        account.now = account.now.plus(Duration.ofMinutes(15));
        var onDemand = new Slot(account.now);
        planner.opening().open(NIGHTLY, onDemand, true, account.now);
        account.tick(planner);
        assertThat(account.takeCaptures())
                .extracting(order -> order.key().obligation().slot())
                .containsExactlyInAnyOrder(run.slot(), onDemand);
        assertThat(account.events(Event.RecoveryPointMissed.class)).isEmpty();
    }

    @Test
    void aRunOnDemandIsSeenByAPlannerThatWasIdle() {
        account.instance(1, DAILY);
        var planner = account.planner(NIGHTLY);
        night(account.now, planner);
        account.now = Instant.parse("2026-11-20T15:00:00Z");
        account.tick(planner);
        assertThat(account.takeCaptures()).isEmpty();

        planner.opening().open(NIGHTLY, new Slot(account.now), true, account.now);
        account.tick(planner);
        assertThat(account.takeCaptures()).hasSize(1);
    }

    @Test
    void twoPlannersSendOneRoundOfScansBetweenThem() {
        account.instance(1, DAILY);
        var one = account.planner(NIGHTLY);
        var other = account.planner(NIGHTLY);
        var tick = new Message(new Work.Tick(), account.now.plusSeconds(60), "t");
        one.handler().handle(tick);
        other.handler().handle(tick);
        assertThat(account.take(Work.ScanScope.class)).hasSize(1);
    }

    @Test
    void aPlannerThatDiedOverItsRoundIsReplacedAMinuteLater() {
        account.instance(1, DAILY);
        account.mute = true;
        var planner = account.planner(NIGHTLY);
        assertThatThrownBy(() -> account.tick(planner)).hasMessageContaining("queue");

        account.mute = false;
        account.now = account.now.plus(Duration.ofMinutes(1));
        account.tick(account.planner(NIGHTLY));
        assertThat(account.takeCaptures()).hasSize(1);
    }

    @Test
    void aLookThatFailedIsNoReasonToStopLooking() {
        account.instance(1, DAILY);
        var planner = account.planner(NIGHTLY);
        account.mute = true;
        assertThatThrownBy(() -> account.tick(planner)).hasMessageContaining("queue");
        account.mute = false;
        account.ledger.down = true;
        account.now = account.now.plus(Duration.ofMinutes(1));
        account.tick(planner);
        account.ledger.down = false;
        account.now = account.now.plus(Duration.ofMinutes(1));
        account.tick(planner);
        assertThat(account.takeCaptures()).hasSize(1);
    }

    @Test
    void aRunWithoutScopesIsABadOne() {
        account.scopes.clear();
        account.tick(account.planner(NIGHTLY));
        assertThat(account.events(Event.RunClosed.class))
                .singleElement()
                .satisfies(closed -> assertThat(closed.report().bad()).isTrue());
    }

    @Test
    void aRecordThatNobodyCanReadCostsTheOthersNothing() {
        account.instance(1, DAILY);
        account.ledger.create("open/broken/2026-11-19T02:00:00Z", "");
        account.ledger.create("runs/broken/2026-11-19T02:00:00Z/run", "{]");
        account.tick(account.planner(NIGHTLY));
        assertThat(account.takeCaptures()).hasSize(1);
    }

    @Test
    void allRunsOfAScopeShareOnePace() {
        var other = Account.policy("volumes", ResourceKind.VOLUME, "0 2 * * *", Duration.ofHours(4));
        for (int i = 0; i < 40; i++) {
            account.instance(1, DAILY);
            account.volume(SCOPE, DAILY);
        }
        account.tick(account.planner(NIGHTLY, other));
        assertThat(account.sent.stream()
                        .filter(sent -> sent.message().work() instanceof Work.CaptureRecoveryPoint)
                        .filter(sent -> sent.delay().isZero()))
                .hasSize(55); // the burst, and those whose wait is shorter than a second
        assertThat(account.takeCaptures()).hasSize(80);
    }

    @Test
    void aDenialToReadSnapshotsIsAnUnreachableScopeToo() {
        account.scopes.add(OTHER);
        account.instance(1, DAILY);
        account.snapshotsDenied.add(OTHER);
        account.tick(account.planner(NIGHTLY));
        assertThat(account.events(Event.ScopeUnreachable.class))
                .extracting(Event.ScopeUnreachable::scope)
                .containsExactly(OTHER);
        assertThat(account.takeCaptures()).hasSize(1);
    }

    @Test
    void tagsThatCouldNotBeWrittenAreWrittenLater() {
        account.instance(1, DAILY);
        var planner = account.planner(NIGHTLY);
        account.tick(planner);
        account.capture(account.takeCaptures().getFirst(), Snapshot.State.PENDING);
        account.taggingFails = trouble(DependencyException.Kind.THROTTLED);
        assertThatThrownBy(() -> account.scan(planner, run)).hasMessageContaining("trouble");
        account.taggingFails = null;
        account.scan(planner, run);
        assertThat(account.tagged).hasSize(1);
    }

    private void night(Instant at) {
        night(at, account.planner(NIGHTLY));
    }

    private void night(Instant at, Planner planner) {
        account.now = at;
        account.tick(planner);
        account.takeCaptures().forEach(order -> account.capture(order, Snapshot.State.COMPLETED));
        account.pass(planner, Duration.ofMinutes(16));
    }

    private static Policy named(String name, PolicyName formerly) {
        return new Policy(
                new PolicyName(name),
                List.of(formerly),
                NIGHTLY.selection(),
                NIGHTLY.schedule(),
                NIGHTLY.quiesce(),
                NIGHTLY.retention());
    }

    private static Policy at(String cron, Duration startWithin) {
        return new Policy(
                NIGHTLY.name(),
                List.of(),
                NIGHTLY.selection(),
                new Schedule(Cron.parse(cron), ZoneId.of("UTC"), startWithin),
                NIGHTLY.quiesce(),
                NIGHTLY.retention());
    }

    private static DependencyException trouble(DependencyException.Kind kind) {
        return new DependencyException(kind, "trouble", new IllegalStateException());
    }
}
