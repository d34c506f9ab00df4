package io.snapwarden.snapshotter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.SetManifest;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.SnapshotCreator.Creation;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One recovery point per obligation, whoever dies, repeats or pauses.
class CaptureClaimTest {

    private final Scene scene = new Scene();

    @Test
    void adoptsWhatADeadWorkerMade() {
        var work = scene.instance(4);
        scene.account.dieAfterEffect();
        assertThatThrownBy(() -> scene.handle(work)).hasMessage("killed");

        scene.handleUntilDone(work);
        assertThat(scene.account.requests).hasSize(1);
        assertThat(scene.captured())
                .singleElement()
                .satisfies(event -> assertThat(event.snapshots()).hasSize(4));
    }

    @ParameterizedTest
    @EnumSource(
            value = Snapshot.State.class,
            names = {"PENDING", "COMPLETED", "ERROR"})
    void adoptsWhateverBecameOfIt(Snapshot.State state) {
        var work = scene.instance(2);
        scene.account.dieAfterEffect();
        assertThatThrownBy(() -> scene.handle(work)).hasMessage("killed");
        scene.account.end(state);

        scene.handleUntilDone(work);
        assertThat(scene.account.requests).hasSize(1);
    }

    @Test
    void repeatsTheEventUnderTheSameIdWhenItsPublisherDied() {
        var work = scene.volume(1);
        var dying = scene.worker(events -> {
            scene.events.addAll(events);
            throw new IllegalStateException("killed");
        });
        assertThatThrownBy(() -> dying.handle(scene.message(work))).hasMessage("killed");
        scene.handleUntilDone(work);
        assertThat(scene.captured()).hasSize(2);
        assertThat(scene.captured().getFirst().id())
                .isEqualTo(scene.captured().getLast().id());
    }

    @Test
    void waitsWhileAnotherDeliveryMayBeAtWork() {
        var work = scene.volume(1);
        scene.handle(work);
        scene.time.pass(Duration.ofSeconds(60));
        assertThat(scene.handle(work))
                .isInstanceOfSatisfying(
                        Outcome.Later.class,
                        later -> assertThat(later.delay()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(45)));
        assertThat(scene.account.lists).isZero();
    }

    @Test
    void createsOnceWhenDuplicatesRace() throws Exception {
        var work = scene.instance(4);
        race(work, 8);
        assertThat(scene.account.requests).hasSize(1);
        assertThat(scene.points()).hasSize(1);
    }

    @Test
    void takesOverOnceWhenDuplicatesFindADeadWorkersClaim() throws Exception {
        var work = scene.instance(4);
        scene.account.answer(new Creation.Ambiguous("connection reset"));
        scene.handle(work);
        scene.time.pass(Scene.SETTLE);

        race(work, 8);
        assertThat(scene.account.requests).hasSize(2);
        assertThat(scene.points()).hasSize(1);
    }

    @Test
    void leavesADeadWorkersClaimToWhoeverWasFasterInTakingItOver() {
        var work = scene.instance(4);
        scene.account.answer(new Creation.Ambiguous("connection reset"));
        scene.handle(work);
        scene.time.pass(Scene.SETTLE);

        scene.account.duringListing =
                () -> assertThat(scene.worker().handle(scene.message(work))).isEqualTo(new Outcome.Done());
        assertThat(scene.worker().handle(scene.message(work))).isInstanceOf(Outcome.Later.class);
        assertThat(scene.points()).hasSize(1);
    }

    @Test
    void takesOverOnceWhenDuplicatesFindAReopenedClaim() throws Exception {
        var work = scene.instance(4);
        scene.account.answer(new Creation.Busy(Duration.ofSeconds(10), false, "RequestLimitExceeded"));
        scene.handle(work);

        race(work, 8);
        assertThat(scene.account.requests).hasSize(2);
        assertThat(scene.points()).hasSize(1);
    }

    @Test
    void leavesAHalfMadeSetToWhoeverWasFasterInTakingItOver() {
        var work = scene.instance(128);
        scene.account.answer(new Creation.Busy(Duration.ofSeconds(10), true, "PendingSnapshotLimitExceeded"));
        scene.account.during(scene.account::make);
        scene.account.answer(new Creation.Busy(Duration.ofSeconds(10), true, "PendingSnapshotLimitExceeded"));
        scene.handle(work);
        scene.account.end(Snapshot.State.COMPLETED);
        scene.time.pass(Scene.SETTLE);

        scene.account.duringListing =
                () -> assertThat(scene.worker().handle(scene.message(work))).isEqualTo(new Outcome.Done());
        assertThat(scene.worker().handle(scene.message(work))).isInstanceOf(Outcome.Later.class);
        assertThat(scene.account.all())
                .extracting(Snapshot::volume)
                .hasSize(128)
                .doesNotHaveDuplicates();
        assertThat(scene.points()).hasSize(1);
    }

    @Test
    void goesOnWithoutTheRunLedger() {
        scene.ledger.down(true);
        assertThat(scene.handle(scene.instance(4))).isEqualTo(new Outcome.Done());
        assertThat(scene.points()).hasSize(1);
    }

    @Test
    void looksInsteadOfClaimingWhileTheRunLedgerIsDown() {
        scene.ledger.down(true);
        var work = scene.instance(4);
        scene.account.loseReply();
        assertThat(scene.handleUntilDone(work)).isEqualTo(1);
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());
        assertThat(scene.account.requests).hasSize(1);
    }

    @Test
    void looksForWhatItMadeWithoutTheRunLedger() {
        var work = scene.instance(4);
        scene.ledger.down(true);
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());

        scene.ledger.down(false);
        scene.handleUntilDone(work);
        assertThat(scene.account.requests).hasSize(1);
    }

    @Test
    void claimsAfterwardsWhatItMadeWithoutTheRunLedger() {
        var work = scene.instance(4);
        scene.ledger.down(true);
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());

        scene.ledger.down(false);
        assertThat(scene.handle(scene.volume(9))).isEqualTo(new Outcome.Done());
        var another = scene.worker();
        assertThat(another.handle(scene.message(work))).isInstanceOf(Outcome.Later.class);
        scene.time.pass(Scene.SETTLE);
        assertThat(another.handle(scene.message(work))).isEqualTo(new Outcome.Done());
        assertThat(scene.points()).hasSize(2);
    }

    @Test
    void looksThoughItHasTheClaimWhenAnEarlierOrderMayHaveBeenObeyed() {
        var work = scene.instance(4);
        scene.ledger.down(true);
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());
        scene.ledger.down(false);

        scene.time.pass(Duration.ofMinutes(15));
        assertThat(scene.worker().handle(scene.message(work))).isEqualTo(new Outcome.Done());
        assertThat(scene.account.requests).hasSize(1);
        assertThat(scene.captured()).hasSize(2);
    }

    @Test
    void doesNotLookWhileTheRunLedgerHasKeptEveryClaim() {
        for (int minute = 0; minute < 30; minute++) {
            assertThat(scene.handle(scene.volume(minute))).isEqualTo(new Outcome.Done());
            scene.time.pass(Duration.ofMinutes(1));
        }
        assertThat(scene.points()).hasSize(30);
        assertThat(scene.account.lists).isZero();

        scene.ledger.lose();
        assertThat(scene.handle(scene.volume(30))).isEqualTo(new Outcome.Done());
        assertThat(scene.account.lists).isEqualTo(1);
    }

    @Test
    void waitsForAnEarlierOrderThatIsAtWorkOnASet() {
        var work = scene.instance(4);
        scene.ledger.down(true);
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());
        scene.ledger.down(false);
        scene.account.hide(work.volumes().getFirst().id());

        scene.time.pass(Duration.ofMinutes(15));
        assertThat(scene.worker().handle(scene.message(work))).isInstanceOf(Outcome.Later.class);
        assertThat(scene.account.requests).hasSize(1);
    }

    @Test
    void waitsWhenBusyWhileTheRunLedgerIsDown() {
        scene.ledger.down(true);
        scene.account.answer(new Creation.Busy(Duration.ofSeconds(10), false, "RequestLimitExceeded"));
        assertThat(scene.handleUntilDone(scene.volume(1))).isEqualTo(1);
        assertThat(scene.points()).hasSize(1);
    }

    @Test
    void doesNotForgetARefusalBecauseTheRunLedgerIsDown() {
        scene.account.during(_ -> {
            scene.ledger.down(true);
            return new Creation.Refused("IncorrectState");
        });
        var work = scene.volume(1);
        assertThatThrownBy(() -> scene.handle(work)).isInstanceOf(DependencyException.class);

        scene.ledger.down(false);
        scene.account.answer(new Creation.Refused("IncorrectState"));
        scene.handleUntilDone(work);
        assertThat(scene.failures()).hasSize(1);
    }

    @Test
    void takesOverAClaimThatNobodyCanRead() {
        var work = scene.volume(1);
        scene.ledger.put("claims/" + work.key().obligation().workId() + "/1", "{\"capture\":");
        assertThat(scene.handle(work)).isInstanceOf(Outcome.Later.class);
        scene.time.pass(Scene.SETTLE);
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());
        assertThat(scene.points()).hasSize(1);
    }

    @Test
    void createsNothingAfterAPauseInWhichAnotherMayHaveTakenOver() {
        var work = scene.instance(2);
        scene.account.during(_ -> {
            scene.time.pass(Scene.SETTLE.dividedBy(2));
            return new Creation.TagsRefused("TagLimitExceeded");
        });
        assertThat(scene.handle(work)).isInstanceOf(Outcome.Later.class);
        assertThat(scene.account.requests).hasSize(1);
        assertThat(scene.points()).isEmpty();

        scene.handleUntilDone(work);
        assertThat(scene.points()).hasSize(1);
    }

    @Test
    void doesNotMistakeAForgedWorkTagForItsOwnPoint() {
        var work = scene.volume(1);
        scene.account.answer(new Creation.Ambiguous("connection reset"));
        scene.handle(work);
        scene.account.add(
                forged(work, Map.of(Marks.WORK, work.key().obligation().workId().value()), "nightly dump"));

        scene.handleUntilDone(work);
        assertThat(scene.account.requests).hasSize(2);
        assertThat(scene.points()).hasSize(1);
        assertThat(scene.account.catalog().strangers()).hasSize(1);
    }

    @Test
    void doesNotMistakeMarksForItsOwnThatDisagreeInOne() {
        var work = scene.volume(1);
        scene.account.answer(new Creation.Ambiguous("connection reset"));
        scene.handle(work);
        var marks = marks(work, 1, "forged");
        var tags = new HashMap<>(marks.tags());
        tags.put(Marks.SLOT, "2026-11-20T02:00:00Z");
        scene.account.add(forged(work, tags, marks.description()));

        scene.handleUntilDone(work);
        assertThat(scene.account.requests).hasSize(2);
        assertThat(scene.points()).hasSize(1);
    }

    @Test
    void isContentWithAPointThatAnotherAttemptMade() {
        var first = scene.instance(2);
        scene.handle(first);
        scene.account.answer(new Creation.Ambiguous("connection reset"));
        var second = scene.instance(2, 2);
        scene.handle(second);

        scene.handleUntilDone(second);
        assertThat(scene.account.requests).hasSize(2);
        assertThat(scene.points()).hasSize(1);
    }

    @Test
    void doesNotTakeTheBrokenPointOfAnEarlierAttemptForThisOne() {
        scene.handle(scene.instance(2));
        scene.account.end(Snapshot.State.ERROR);
        scene.account.answer(new Creation.Ambiguous("connection reset"));
        var second = scene.instance(2, 2);

        scene.handleUntilDone(second);
        assertThat(scene.account.requests).hasSize(3);
        assertThat(scene.points()).hasSize(2);
    }

    private void race(CaptureRecoveryPoint work, int deliveries) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var racers = IntStream.range(0, deliveries)
                    .mapToObj(_ -> threads.submit((Callable<Outcome>) () -> {
                        var worker = scene.worker();
                        start.await();
                        return worker.handle(scene.message(work));
                    }))
                    .toList();
            start.countDown();
            for (var racer : racers) {
                assertThat(racer.get()).isNotInstanceOf(Outcome.Rejected.class);
            }
        }
    }

    private static Marks marks(CaptureRecoveryPoint work, int members, String capture) {
        return new Marks(
                work.key(),
                new CaptureId(capture),
                members,
                Consistency.CRASH,
                "last 7",
                new SetManifest(work.volumes()));
    }

    private Snapshot forged(CaptureRecoveryPoint work, Map<String, String> tags, String description) {
        return scene.account.snapshot(
                new SnapshotId("snap-0f"), work.volumes().getFirst().id(), scene.time.instant(), description, tags);
    }
}
