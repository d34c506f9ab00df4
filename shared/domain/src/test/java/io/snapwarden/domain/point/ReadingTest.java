package io.snapwarden.domain.point;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingTest {

    private static final Snapshot OURS = Points.member(Points.MARKS, Points.ROOT, "0a");

    static Stream<String> marks() {
        return Points.MARKS.tags().sequencedKeySet().stream();
    }

    @Test
    void recognisesAPointOfOurs() {
        assertThat(Reading.of(OURS, Points.SCOPE)).isEqualTo(new Reading.Ours(Points.MARKS));
    }

    @Test
    void leavesOtherPeoplesSnapshotsAlone() {
        var foreign = described(Points.tagged(OURS, Map.of("Name", "db", "snapwarden:hold", "yes")), "nightly dump");
        assertThat(Reading.of(foreign, Points.SCOPE)).isEqualTo(new Reading.Unmarked());
    }

    @ParameterizedTest
    @MethodSource("marks")
    void missesEveryMarkThatWasTakenOff(String mark) {
        assertDisagrees(Points.without(OURS, mark));
    }

    @ParameterizedTest
    @CsvSource({
        "snapwarden:policy,      silver",
        "snapwarden:slot,        2026-11-20T02:00:00Z",
        "snapwarden:source,      i-0fffffffffffffff0",
        "snapwarden:work,        00000000000000000000000000000000",
        "snapwarden:attempt,     2",
        "snapwarden:capture,     <b>x</b>",
        "snapwarden:members,     1",
        "snapwarden:members,     02",
        "snapwarden:members,     two",
        "snapwarden:consistency, Crash",
        "snapwarden:consistency, certain",
        "snapwarden:set.1,       vol-0a|/dev/sda1|gp3|3000|125|8|eu-west-1a",
        "snapwarden:set.1,       vol-0a|/dev/sda1|gp3|3000|125|8|eu-west-1a;vol-0b|/dev/sdf|io2|16000|0|500|eu-west-1a",
        "snapwarden:set.2,       vol-0c|/dev/sdg|io2|16000|0|500|eu-west-1a",
    })
    void noticesEveryMarkThatWasAltered(String mark, String value) {
        assertDisagrees(Points.with(OURS, mark, value));
    }

    @ParameterizedTest
    @MethodSource("marks")
    void noticesEveryMarkThatWasBlanked(String mark) {
        if (!mark.equals(Marks.RETAIN)) { // an empty retention is written for a policy that is gone
            assertDisagrees(Points.with(OURS, mark, ""));
        }
    }

    @Test
    void doesNotTakeTheDescriptionAloneForAMark() {
        assertDisagrees(Points.tagged(OURS, Map.of()));
        assertDisagrees(Points.tagged(OURS, Map.of("Name", "db")));
    }

    @Test
    void doesNotTakeTagsAloneForMarks() {
        assertDisagrees(described(OURS, ""));
        assertDisagrees(described(OURS, "nightly dump"));
        assertDisagrees(described(OURS, "snapwarden/1 gold 2026-11-20T01:00:00Z i-0123456789abcdef0 2"));
        assertDisagrees(described(OURS, "snapwarden/1 silver 2026-11-20T01:00:00Z i-0123456789abcdef0 1"));
        assertDisagrees(described(OURS, "snapwarden/1 gold 2026-11-20T01:00:00Z i-0123456789abcdef1 1"));
        assertDisagrees(described(OURS, "Snapwarden/1 gold 2026-11-20T01:00:00Z i-0123456789abcdef0 1"));
    }

    @Test
    void noticesATagThatClaimsOurWorkOnAForeignSnapshot() {
        var foreign = described(
                Points.tagged(OURS, Map.of(Marks.WORK, Points.OWED.workId().value())), "nightly dump");
        assertDisagrees(foreign);
    }

    @Test
    void noticesMarksThatWereCopiedToAnotherVolume() {
        var elsewhere = Points.member(Points.marks(1, "c-1", Points.ROOT), Points.DATA, "0c");
        assertDisagrees(elsewhere);
    }

    @Test
    void noticesASnapshotThatAnotherAccountShares() {
        var shared = new Snapshot(
                OURS.id(),
                new AccountId("999999999999"),
                OURS.volume(),
                OURS.startTime(),
                OURS.state(),
                "",
                OURS.description(),
                OURS.tags(),
                null,
                null);
        assertDisagrees(shared);
    }

    @Test
    void noticesMarksOfAnotherRegion() {
        assertThat(Reading.of(OURS, new Scope(Points.SCOPE.account(), new Region("us-east-1"))))
                .isInstanceOf(Reading.Disagrees.class);
    }

    @Test
    void believesAStartOnlyInsideTheSlotsWindow() {
        var slot = Points.SLOT.at();
        assertThat(started(slot.minus(Duration.ofMinutes(5)))).isInstanceOf(Reading.Ours.class);
        assertThat(started(slot.minus(Duration.ofMinutes(5)).minusMillis(1))).isInstanceOf(Reading.Disagrees.class);
        assertThat(started(slot.plus(Reading.LONGEST_WINDOW))).isInstanceOf(Reading.Ours.class);
        assertThat(started(slot.plus(Reading.LONGEST_WINDOW).plusMillis(1))).isInstanceOf(Reading.Disagrees.class);
    }

    @Test
    void toleratesTagsThatAreNotMarks() {
        assertThat(Reading.of(Points.with(Points.with(OURS, "Name", "db"), Marks.HOLD, "yes"), Points.SCOPE))
                .isEqualTo(new Reading.Ours(Points.MARKS));
    }

    private static Reading started(Instant at) {
        return Reading.of(Points.member(Points.MARKS, Points.ROOT, "0a", at, Snapshot.State.PENDING), Points.SCOPE);
    }

    private static void assertDisagrees(Snapshot snapshot) {
        assertThat(Reading.of(snapshot, Points.SCOPE))
                .isInstanceOfSatisfying(
                        Reading.Disagrees.class,
                        disagrees -> assertThat(disagrees.why()).isNotBlank().isNotEqualTo("null"));
    }

    private static Snapshot described(Snapshot snapshot, String description) {
        return new Snapshot(
                snapshot.id(),
                snapshot.owner(),
                snapshot.volume(),
                snapshot.startTime(),
                snapshot.state(),
                "",
                description,
                snapshot.tags(),
                null,
                null);
    }
}
