package io.snapwarden.standalone.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event.MarksDisagree;
import io.snapwarden.domain.event.Event.RunSettled;
import io.snapwarden.domain.event.Event.WorkRejected;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A machine whose clock is a month wrong, while every night deletes what it may.
class WrongClockTest {

    private static final String DELETING = Policies.daily("prune: { mode: delete, max-deletes: 100% }");
    private static final Duration DAY = Duration.ofDays(1);

    private final Rehearsal rehearsal = new Rehearsal(DELETING);
    private String source = "";

    @BeforeEach
    void fourGoodNights() {
        source = rehearsal.stage().instance(List.of(8), Map.of("backup", "daily"), Map.of());
        rehearsal.pass(DAY.multipliedBy(4));
        assertThat(rehearsal.snapshots()).hasSize(2);
    }

    @AfterEach
    void nothingIsLeftInTheDark() {
        assertThat(rehearsal.services().deadLetters()).isEmpty();
    }

    /// AWS says what time it is with each answer, and the first is asked for before anything is done.
    @ParameterizedTest
    @ValueSource(ints = {30, -30})
    void aProgramThatStartsWithAWrongClock(int days) {
        rehearsal.restart(DELETING, Duration.ofDays(days));

        rehearsal.pass(DAY.multipliedBy(3));

        assertOrdinaryNights(7);
    }

    /// Until AWS answers for the next time, the program believes its machine.
    @Test
    void aClockThatJumpsAheadWhileTheProgramRuns() {
        rehearsal.passUntil("12:00");
        var before = rehearsal.snapshotIds();

        rehearsal.machineJumps(Duration.ofDays(30));
        rehearsal.pass(Duration.ofHours(8));

        assertThat(rehearsal.snapshotIds()).containsAll(before);
        rehearsal.pass(DAY.multipliedBy(3));
        assertOrdinaryNights(8);
    }

    /// It was sent while the planner's clock was wrong.
    @Test
    void workForASlotThatIsStillToCome() {
        rehearsal
                .services()
                .send(new Message(
                        capture("2026-12-25T02:00:00Z"),
                        rehearsal.clock.instant().plus(DAY),
                        "t"));

        rehearsal.services().work();

        assertThat(rehearsal.heard(WorkRejected.class))
                .singleElement()
                .satisfies(said -> assertThat(said.why())
                        .contains(
                                "2026-12-25T02:00:00Z",
                                source,
                                "is still to come",
                                "2026-11-24T01:00:00Z",
                                "Check the clocks"));
        assertThat(rehearsal.snapshots()).hasSize(2);
    }

    @Test
    void workForASlotThatComesInAnHourWaitsForIt() {
        rehearsal
                .services()
                .send(new Message(
                        capture("2026-11-24T02:00:00Z"),
                        rehearsal.clock.instant().plus(DAY),
                        "t"));
        rehearsal.services().work();
        assertThat(rehearsal.snapshots()).hasSize(2);

        rehearsal.pass(Duration.ofHours(12));

        assertOrdinaryNights(5);
    }

    private Work.CaptureRecoveryPoint capture(String slot) {
        var volume = new VolumeId(rehearsal.stage().volumesOf(source).getFirst());
        var owed = new Obligation(new PolicyName("daily"), Slot.parse(slot), Rehearsal.DUBLIN, new ResourceId(source));
        return new Work.CaptureRecoveryPoint(
                new PointKey(owed, 1),
                ResourceKind.INSTANCE,
                List.of(VolumeShape.unseen(volume, "eu-west-1a")),
                false,
                List.of(),
                Map.of(),
                List.of(),
                Consistency.CRASH,
                "last 2",
                null);
    }

    private void assertOrdinaryNights(int nights) {
        assertThat(rehearsal.heard(RunSettled.class))
                .hasSize(nights)
                .allSatisfy(run -> assertThat(run.report().bad()).isFalse());
        assertThat(rehearsal.snapshots()).hasSize(2);
        assertThat(rehearsal.heard(MarksDisagree.class)).isEmpty();
    }
}
