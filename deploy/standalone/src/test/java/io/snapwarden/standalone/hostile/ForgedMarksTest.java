package io.snapwarden.standalone.hostile;

import static io.snapwarden.standalone.hostile.Rehearsal.DUBLIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event.MarksDisagree;
import io.snapwarden.domain.event.Event.RecoveryPointPruned;
import io.snapwarden.domain.event.Event.RunSettled;
import io.snapwarden.domain.event.Event.ScopePruned;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.schedule.Slot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Marks of ours on what is not ours, and ours without its marks, while every night deletes what it may.
class ForgedMarksTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final Rehearsal rehearsal = new Rehearsal(Policies.daily("prune: { mode: delete, max-deletes: 100% }"));
    private String instance = "";
    private String volume = "";

    @BeforeEach
    void oneInstance() {
        instance = rehearsal.stage().instance(List.of(8), Map.of("backup", "daily"), Map.of());
        volume = rehearsal.stage().volumesOf(instance).getFirst();
    }

    @AfterEach
    void nothingIsLeftInTheDark() {
        assertThat(rehearsal.services().deadLetters()).isEmpty();
    }

    @Test
    void anOrdinaryWeekKeepsTwo() {
        rehearsal.pass(DAY.multipliedBy(7));

        assertThat(rehearsal.heard(RunSettled.class)).hasSize(7);
        assertThat(rehearsal.snapshots()).hasSize(2);
        assertThat(rehearsal.heard(RecoveryPointPruned.class)).hasSize(5);
    }

    @Test
    void ourTagsOnAForeignSnapshot() {
        rehearsal.pass(DAY);
        var ours = rehearsal.snapshots().getFirst();
        var foreign = rehearsal
                .person()
                .createSnapshot(volume, "before the migration", ours.tags())
                .facts()
                .id()
                .value();

        rehearsal.pass(DAY.multipliedBy(7));

        assertStaysAndIsReported(foreign, "Description should read");
    }

    /// Everything is copied, but the copy was not made in its slot's window.
    @Test
    void ourTagsAndDescriptionOnAForeignSnapshot() {
        rehearsal.pass(DAY.multipliedBy(9));
        var old = rehearsal.snapshots().getFirst();
        rehearsal.pass(DAY.multipliedBy(8));
        var foreign = rehearsal
                .person()
                .createSnapshot(volume, old.description(), old.tags())
                .facts()
                .id()
                .value();

        rehearsal.pass(DAY.multipliedBy(7));

        assertThat(rehearsal.snapshotIds()).contains(foreign).hasSize(3);
    }

    @Test
    void ourMarkRemoved() {
        rehearsal.pass(DAY);
        var damaged = rehearsal.snapshotIds().getFirst();
        rehearsal.person().deleteTags(List.of(damaged), List.of(Marks.POLICY));

        rehearsal.pass(DAY.multipliedBy(7));

        assertStaysAndIsReported(damaged, "the tag snapwarden:policy should be \"daily\" but is absent");
    }

    @Test
    void ourMarkRemovedWhileTheSlotIsOpenIsNoReasonForAThirdCapture() {
        rehearsal.passUntil("02:30");
        var damaged = rehearsal.snapshotIds().getFirst();
        rehearsal.person().deleteTags(List.of(damaged), List.of(Marks.SLOT));

        rehearsal.pass(DAY);

        assertThat(rehearsal.snapshotIds()).contains(damaged).hasSizeLessThanOrEqualTo(3);
    }

    /// Somebody who can tag stamps tonight's work id on a snapshot, so that it looks as if the work were done.
    @Test
    void aForgedWork() {
        var slot = Slot.parse("2026-11-20T02:00:00Z");
        var work = new Obligation(new PolicyName("daily"), slot, DUBLIN, new ResourceId(instance)).workId();
        var forged = rehearsal
                .person()
                .createSnapshot(
                        volume,
                        "mine",
                        Map.of(
                                Marks.WORK,
                                work.value(),
                                Marks.POLICY,
                                "daily",
                                Marks.SLOT,
                                slot.toString(),
                                Marks.SOURCE,
                                instance))
                .facts()
                .id()
                .value();

        rehearsal.pass(DAY.multipliedBy(8));

        assertStaysAndIsReported(forged, "Description should read");
        assertThat(rehearsal.heard(RunSettled.class))
                .hasSize(8)
                .allSatisfy(run -> assertThat(run.report().bad()).isFalse());
    }

    @Test
    void aSnapshotThatAnImageUses() {
        protectedByAnImage(false);
    }

    @Test
    void aSnapshotThatADisabledImageUses() {
        protectedByAnImage(true);
    }

    private void protectedByAnImage(boolean disabled) {
        rehearsal.pass(DAY);
        var used = rehearsal.snapshotIds().getFirst();
        var image = rehearsal.person().registerImage("golden", List.of(used)).id();
        if (disabled) {
            rehearsal.person().disableImage(image);
        }

        rehearsal.pass(DAY.multipliedBy(6));

        assertThat(rehearsal.snapshotIds()).contains(used).hasSize(3);
        assertThat(rehearsal.heard(ScopePruned.class).getLast().refused())
                .anySatisfy(why -> assertThat(why).contains(instance, "image"));
        rehearsal.person().deregisterImage(image);
        rehearsal.pass(DAY);
        assertThat(rehearsal.snapshotIds()).doesNotContain(used).hasSize(2);
    }

    private void assertStaysAndIsReported(String snapshot, String why) {
        assertThat(rehearsal.snapshotIds()).contains(snapshot).hasSize(3);
        assertThat(rehearsal.heard(MarksDisagree.class)).isNotEmpty().allSatisfy(said -> {
            assertThat(said.snapshot().value()).isEqualTo(snapshot);
            assertThat(said.why()).contains(why);
        });
        assertThat(rehearsal.heard(RecoveryPointPruned.class))
                .noneSatisfy(pruned ->
                        assertThat(pruned.snapshots()).extracting("value").contains(snapshot));
    }
}
