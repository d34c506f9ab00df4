package io.snapwarden.snapshotter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.SnapshotCreator.Creation;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Volumes that come and go between the plan and the call: the point says what was really captured.
class ChangedVolumesTest {

    private final Scene scene = new Scene();

    @Test
    void isWholeWithoutAVolumeThatWasDetached() {
        var work = scene.instance(4);
        scene.account.remove(Scene.shape(2).id());
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());

        scene.account.end(Snapshot.State.COMPLETED);
        assertThat(scene.point().good()).isTrue();
        assertThat(scene.point().marks().manifest().volumes())
                .containsExactly(Scene.shape(1), Scene.shape(3), Scene.shape(4));
        assertThat(scene.captured().getFirst().snapshots()).hasSize(3);
    }

    @Test
    void holdsAVolumeThatWasAttachedWithWhatIsKnownOfIt() {
        var work = scene.instance(2);
        scene.account.attach(Scene.INSTANCE, Scene.shape(9).id());
        assertThat(scene.handle(work)).isEqualTo(new Outcome.Done());

        scene.account.end(Snapshot.State.COMPLETED);
        assertThat(scene.point().good()).isTrue();
        assertThat(scene.point().marks().manifest().volumes())
                .containsExactly(
                        Scene.shape(1),
                        Scene.shape(2),
                        VolumeShape.unseen(Scene.shape(9).id(), "eu-west-1a"));
        assertThat(scene.account.catalog().strangers()).isEmpty();
    }

    @Test
    void isWholeWhenALargeSetBecameSmall() {
        var work = scene.instance(90);
        for (int n = 2; n <= 90; n++) {
            scene.account.remove(Scene.shape(n).id());
        }
        scene.handle(work);
        assertThat(scene.point().missing()).isEmpty();
        assertThat(scene.point().marks().manifest().volumes()).containsExactly(Scene.shape(1));
    }

    @Test
    void failsWhenNoVolumeIsLeft() {
        scene.account.answer(new Creation.Created(Map.of()));
        assertThat(scene.handle(scene.instance(2))).isEqualTo(new Outcome.Done());
        assertThat(scene.failures()).singleElement().matches(failure -> !failure.gone());
    }

    @Test
    void isCorrectedByTheNextDeliveryWhenTheWorkerDiedBeforeItCould() {
        var work = scene.instance(4);
        scene.account.remove(Scene.shape(2).id());
        scene.account.dieAfterEffect();
        assertThatThrownBy(() -> scene.handle(work)).hasMessage("killed");
        assertThat(scene.point().missing()).containsExactly(Scene.shape(2));

        scene.handleUntilDone(work);
        assertThat(scene.account.requests).hasSize(1);
        assertThat(scene.point().missing()).isEmpty();
        assertThat(scene.captured())
                .singleElement()
                .satisfies(event -> assertThat(event.snapshots()).hasSize(3));
    }

    @Test
    void isNotCalledWholeWhileListingsMayLackAMember() {
        var work = scene.instance(2);
        scene.account.dieAfterEffect();
        assertThatThrownBy(() -> scene.handle(work)).hasMessage("killed");
        var hidden = scene.account.hide(Scene.shape(2).id());

        scene.time.pass(Scene.SETTLE);
        assertThat(scene.handle(work)).isInstanceOf(Outcome.Later.class);
        scene.account.add(hidden);
        scene.handleUntilDone(work);
        assertThat(scene.point().members()).hasSize(2);
        assertThat(scene.point().marks().members()).isEqualTo(2);
    }

    @Test
    void staysAsPlannedWhenTheTruthCannotBeWritten() {
        var work = scene.instance(2);
        scene.account.attach(Scene.INSTANCE, Scene.shape(9).id());
        scene.account.tagsAreRefused = true;
        assertThatThrownBy(() -> scene.handle(work)).isInstanceOf(DependencyException.class);

        scene.handleUntilDone(work);
        assertThat(scene.account.requests).hasSize(1);
        assertThat(scene.point().missing()).isEmpty();
        assertThat(scene.point().members()).hasSize(2);
        assertThat(scene.account.catalog().strangers()).hasSize(1);
    }

    @Test
    void needsNoCorrectionWhenNothingChanged() {
        scene.account.tagsAreRefused = true;
        assertThat(scene.handle(scene.instance(4))).isEqualTo(new Outcome.Done());
        scene.time.pass(Duration.ofMinutes(10));
        assertThat(scene.handle(scene.instance(4))).isEqualTo(new Outcome.Done());
    }
}
