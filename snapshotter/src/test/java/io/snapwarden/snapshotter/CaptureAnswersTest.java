package io.snapwarden.snapshotter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.SnapshotCreator.Creation;
import io.snapwarden.runtime.port.SnapshotCreator.Request;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What becomes of each answer that a create call can get.
class CaptureAnswersTest {

    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final Scene scene = new Scene();

    @Test
    void isBusyTwoHundredTimesAndStillTheFirstAttempt() {
        var work = scene.volume(1);
        for (int n = 0; n < 200; n++) {
            scene.account.answer(new Creation.Busy(PAUSE, false, "RequestLimitExceeded"));
        }
        assertThat(scene.handleUntilDone(work)).isEqualTo(200);
        assertThat(scene.point().key().attempt()).isEqualTo(1);
        assertThat(scene.account.requests).hasSize(201);
        assertThat(scene.failures()).isEmpty();
    }

    @Test
    void waitsAsLongAsItWasToldWhenBusy() {
        scene.account.answer(new Creation.Busy(PAUSE, false, "RequestLimitExceeded"));
        assertThat(delay(scene.handle(scene.volume(1)))).isBetween(PAUSE, PAUSE.multipliedBy(2));
    }

    @Test
    void sendsNobodyElseIntoAScopeThatIsFull() {
        scene.account.answer(new Creation.Busy(Duration.ofMinutes(1), true, "PendingSnapshotLimitExceeded"));
        scene.handle(scene.volume(1));
        assertThat(scene.handle(scene.volume(2))).isInstanceOf(Outcome.Later.class);
        assertThat(scene.account.requests).hasSize(1);

        scene.time.pass(Duration.ofMinutes(1));
        assertThat(scene.handle(scene.volume(2))).isEqualTo(new Outcome.Done());
    }

    @Test
    void adoptsItsOwnSnapshotWhenEc2SaysThatThereIsOneAlready() {
        var work = scene.volume(1);
        scene.account.during(request -> {
            scene.account.make(request);
            return new Creation.TooSoon(Duration.ofSeconds(15), "SnapshotCreationPerVolumeRateExceeded");
        });
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());
        assertThat(scene.captured()).hasSize(1);
        assertThat(scene.points()).hasSize(1);
    }

    @Test
    void waitsForSomebodyElsesSnapshotToAge() {
        var work = scene.volume(1);
        scene.account.answer(new Creation.TooSoon(Duration.ofSeconds(15), "SnapshotCreationPerVolumeRateExceeded"));
        var pause = delay(scene.handle(work));
        assertThat(pause).as("it may be ours, and listings lag").isGreaterThanOrEqualTo(Scene.SETTLE);
        assertThat(scene.captured()).isEmpty();

        scene.time.pass(pause);
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());
        assertThat(scene.points()).hasSize(1);
    }

    @Test
    void goesWithoutTheSourcesTagsWhenEc2RefusesThemAndSaysSo() {
        var all = scene.instance(2);
        var work = Scene.work(Scene.INSTANCE, all.kind(), all.volumes(), 1, Map.of("Name", "db-1", "Team", "core"));
        scene.account.answer(new Creation.TagsRefused("TagLimitExceeded"));
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());

        assertThat(scene.account.requests).hasSize(2);
        assertThat(scene.account.requests.getLast()).isInstanceOfSatisfying(Request.OfInstance.class, call -> {
            assertThat(call.copyVolumeTags()).isFalse();
            assertThat(call.tags()).isEqualTo(scene.point().marks().tags());
        });
        assertThat(scene.captured().getFirst().droppedTags()).containsExactly("TooMany", "Name", "Team");
    }

    @Test
    void failsTheAttemptWhenEvenOurMarksAreRefused() {
        scene.account.answer(new Creation.TagsRefused("first"));
        scene.account.answer(new Creation.TagsRefused("a service control policy denies it"));
        assertThat(scene.handle(scene.volume(1))).isEqualTo(new Outcome.Done());
        assertThat(scene.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.reason()).contains("our own marks", "a service control policy denies it");
            assertThat(failure.gone()).isFalse();
        });
    }

    @Test
    void leavesWordThatAVolumeIsGone() {
        var work = scene.volume(1);
        scene.account.remove(Scene.shape(1).id());
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());
        assertThat(scene.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.gone()).isTrue();
            assertThat(failure.at()).isEqualTo(scene.time.instant());
        });
        assertThat(scene.ledger.keys("failures/"))
                .containsExactly("failures/gold/2026-11-20T01:00:00Z/123456789012/eu-west-1/vol-0001/1");
        assertThat(scene.events).isEmpty();
    }

    @Test
    void leavesWordOfARefusalAndDoesNotTryAgainByItself() {
        var work = scene.volume(1);
        scene.account.answer(new Creation.Refused("UnauthorizedOperation: the key may not be used"));
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());
        assertThat(scene.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.reason()).contains("the key may not be used");
            assertThat(failure.gone()).isFalse();
        });

        scene.time.pass(Duration.ofMinutes(10));
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());
        assertThat(scene.account.requests).hasSize(1);
    }

    @Test
    void triesAgainAsTheNextAttemptWhenToldTo() {
        scene.instance(2);
        scene.account.answer(new Creation.Refused("IncorrectState"));
        scene.handle(scene.instance(2, 1));
        assertThat(scene.handle(scene.instance(2, 2))).isEqualTo(new Outcome.Done());
        assertThat(scene.point().key().attempt()).isEqualTo(2);
    }

    @Test
    void looksBeforeItCreatesAgainAfterALostReply() {
        var work = scene.instance(3);
        scene.account.loseReply();
        assertThat(delay(scene.handle(work))).isGreaterThanOrEqualTo(Scene.SETTLE);

        scene.time.pass(Scene.SETTLE);
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());
        assertThat(scene.account.requests).hasSize(1);
        assertThat(scene.captured()).singleElement().satisfies(event -> {
            assertThat(event.capture()).isEqualTo(scene.point().marks().capture());
            assertThat(event.snapshots()).hasSize(3);
        });
    }

    @Test
    void createsAgainWhenALostReplyHadMadeNothing() {
        var work = scene.instance(3);
        scene.account.answer(new Creation.Ambiguous("connection reset"));
        assertThat(scene.handleUntilDone(work)).isEqualTo(1);
        assertThat(scene.point().state()).isEqualTo(RecoveryPoint.State.PENDING);
        assertThat(scene.point().marks().capture().value()).isNotEqualTo("c-1");
    }

    @Test
    void leavesTroubleOutsideToTheWorker() {
        scene.account.during(_ -> {
            throw new DependencyException(
                    DependencyException.Kind.CREDENTIALS, "the credentials are expired", new IllegalStateException());
        });
        var work = scene.volume(1);
        assertThatThrownBy(() -> scene.handle(work)).isInstanceOf(DependencyException.class);
        assertThat(scene.handleUntilDone(work)).isEqualTo(1);
        assertThat(scene.points()).hasSize(1);
    }

    private static Duration delay(Outcome outcome) {
        return ((Outcome.Later) outcome).delay();
    }
}
