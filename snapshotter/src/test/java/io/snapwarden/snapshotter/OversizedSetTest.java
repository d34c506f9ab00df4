package io.snapwarden.snapshotter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.SnapshotCreator.Creation;
import io.snapwarden.runtime.port.SnapshotCreator.Request;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Sets that no single call can take.
class OversizedSetTest {

    private static final int LIMIT = CaptureConfig.defaults().pendingLimit();
    private static final int SIZE = 128;

    private final Scene scene = new Scene();

    @Test
    void goesInOneCallIntoAnEmptyScopeWhereEc2TakesIt() {
        assertThat(scene.handle(scene.instance(SIZE))).isEqualTo(new Outcome.Done());
        assertThat(scene.account.requests).hasSize(1);
        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.CRASH);
        assertThat(scene.point().missing()).isEmpty();
    }

    @Test
    void waitsForTheScopeToBecomeEmptyAndKeepsSmallerOnesOut() {
        var large = scene.instance(SIZE);
        scene.account.foreign = 1;
        assertThat(scene.handle(large)).isInstanceOf(Outcome.Later.class);
        assertThat(scene.handle(scene.volume(900))).isInstanceOf(Outcome.Later.class);

        scene.account.foreign = 0;
        scene.time.pass(Duration.ofSeconds(45));
        assertThat(scene.handle(large)).isEqualTo(new Outcome.Done());
        assertThat(scene.account.requests).singleElement().isInstanceOf(Request.OfInstance.class);
        scene.account.end(Snapshot.State.COMPLETED);
        scene.time.pass(Duration.ofSeconds(45));
        assertThat(scene.handle(scene.volume(900))).isEqualTo(new Outcome.Done());
    }

    @Test
    void isSplitWhenEvenAnEmptyScopeRefusesItAndSaysSo() {
        var work = scene.instance(SIZE);
        scene.account.limit = LIMIT;
        assertThat(scene.handle(work))
                .isInstanceOfSatisfying(
                        Outcome.Later.class, later -> assertThat(later.why()).contains("100 of 128"));
        assertThat(scene.point().missing()).hasSize(28);

        scene.account.end(Snapshot.State.COMPLETED);
        scene.handleUntilDone(work);
        assertThat(scene.point().missing()).isEmpty();
        assertThat(scene.point().members()).hasSize(SIZE);
        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.NOT_ONE_INSTANT);
        assertThat(scene.captured()).singleElement().satisfies(event -> {
            assertThat(event.consistency()).isEqualTo(Consistency.NOT_ONE_INSTANT);
            assertThat(event.snapshots()).hasSize(SIZE);
        });
    }

    @Test
    void goesOnUnderTheSameCaptureIdWhenTheWorkerDiesBetweenMembers() {
        var work = scene.instance(SIZE);
        scene.account.answer(new Creation.Busy(Duration.ofSeconds(30), true, "PendingSnapshotLimitExceeded"));
        for (int n = 0; n < 9; n++) {
            scene.account.during(scene.account::make);
        }
        scene.account.dieAfterEffect();
        assertThatThrownBy(() -> scene.handle(work)).hasMessage("killed");
        assertThat(scene.point().members()).hasSize(10);
        var capture = scene.point().marks().capture();

        scene.account.end(Snapshot.State.COMPLETED);
        scene.time.pass(Scene.SETTLE);
        assertThat(scene.worker().handle(scene.message(work))).isEqualTo(new Outcome.Done());
        assertThat(scene.point().members()).hasSize(SIZE);
        assertThat(scene.point().marks().capture()).isEqualTo(capture);
        assertThat(scene.account.all()).extracting(Snapshot::volume).doesNotHaveDuplicates();
    }

    @Test
    void goesOnUnderTheMarksOfTheMembersThatExistEvenIfThePlanChanged() {
        var work = scene.instance(SIZE);
        scene.account.limit = LIMIT;
        scene.handle(work);
        scene.account.end(Snapshot.State.COMPLETED);

        scene.account.attach(Scene.INSTANCE, Scene.shape(500).id());
        var newer = Scene.work(Scene.INSTANCE, work.kind(), Scene.shapes(SIZE + 1), 1, Map.of());
        scene.handleUntilDone(newer);
        assertThat(scene.point().members()).hasSize(SIZE);
        assertThat(scene.point().missing()).isEmpty();
    }

    @Test
    void doesNotWaitForAnEmptyScopeUntilItIsTooLate() {
        var work = scene.instance(SIZE);
        scene.account.limit = LIMIT;
        scene.account.foreign = 40;
        var worker = scene.worker();
        var message = scene.message(work, scene.time.instant().plus(Duration.ofMinutes(4)));
        assertThat(worker.handle(message)).isInstanceOf(Outcome.Later.class);
        assertThat(scene.point().members()).hasSize(60);
        assertThat(scene.account.requests).allMatch(Request.OfVolume.class::isInstance);
    }

    @Test
    void isSplitWhenMoreVolumesAreLeftOutThanOneCallCanName() {
        var all = scene.instance(50);
        var work = new CaptureRecoveryPoint(
                all.key(),
                all.kind(),
                all.volumes().subList(0, 9),
                false,
                all.volumes().subList(9, 50).stream().map(volume -> volume.id()).toList(),
                Map.of("Name", "db-1"),
                List.of(),
                Consistency.CRASH,
                "last 7",
                null);
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());
        assertThat(scene.account.requests)
                .hasSize(9)
                .allMatch(Request.OfVolume.class::isInstance)
                .allSatisfy(request -> assertThat(request.tags()).containsEntry("Name", "db-1"));
        assertThat(scene.point().marks().consistency()).isEqualTo(Consistency.NOT_ONE_INSTANT);
        assertThat(scene.point().missing()).isEmpty();
    }

    @Test
    void leavesOutAVolumeThatIsDeletedMeanwhile() {
        var work = excludingTooMany(4);
        scene.account.remove(Scene.shape(2).id());
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());
        assertThat(scene.point().missing()).isEmpty();
        assertThat(scene.point().marks().members()).isEqualTo(3);
        assertThat(scene.point().marks().manifest().names("vol-0002")).isFalse();
    }

    @Test
    void isGoneWhenAllOfItsVolumesAre() {
        var work = excludingTooMany(2);
        scene.account.remove(Scene.shape(1).id());
        scene.account.remove(Scene.shape(2).id());
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());
        assertThat(scene.failures()).singleElement().matches(failure -> failure.gone());
    }

    @Test
    void failsAsAWholeWhenAMemberIsRefused() {
        var work = excludingTooMany(4);
        scene.account.during(scene.account::make);
        scene.account.answer(new Creation.Refused("the key may not be used"));
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());
        assertThat(scene.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).contains("vol-0002", "the key may not be used"));
        assertThat(scene.events).isEmpty();
    }

    @Test
    void goesOnAfterAnyAnswerThatIsNoRefusal() {
        var pause = Duration.ofSeconds(15);
        var work = excludingTooMany(5);
        scene.account.during(scene.account::make);
        scene.account.answer(new Creation.TooSoon(pause, "SnapshotCreationPerVolumeRateExceeded"));
        scene.account.answer(new Creation.Busy(pause, false, "RequestLimitExceeded"));
        scene.account.loseReply();
        scene.account.answer(new Creation.TagsRefused("TagLimitExceeded"));
        assertThat(scene.handleUntilDone(work)).isEqualTo(3);
        assertThat(scene.point().members()).hasSize(5);
        assertThat(scene.account.all()).extracting(Snapshot::volume).doesNotHaveDuplicates();
        assertThat(scene.failures()).isEmpty();
    }

    private CaptureRecoveryPoint excludingTooMany(int size) {
        var all = scene.instance(size);
        return new CaptureRecoveryPoint(
                all.key(),
                all.kind(),
                all.volumes(),
                false,
                Scene.shapes(100).subList(50, 91).stream()
                        .map(volume -> volume.id())
                        .toList(),
                Map.of(),
                List.of(),
                Consistency.CRASH,
                "last 7",
                null);
    }
}
