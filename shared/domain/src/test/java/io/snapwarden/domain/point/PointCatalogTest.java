package io.snapwarden.domain.point;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.fleet.VolumeShape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PointCatalogTest {

    private static final Marks FIRST = Points.MARKS;
    private static final Marks SECOND = Points.marks(1, "c-2", Points.ROOT, Points.DATA);

    @Test
    void putsTheMembersOfOneCaptureTogether() {
        var catalog = catalog(Points.member(FIRST, Points.ROOT, "0a"), Points.member(FIRST, Points.DATA, "0b"));
        assertThat(catalog.points()).singleElement().satisfies(point -> {
            assertThat(point.good()).isTrue();
            assertThat(point.missing()).isEmpty();
            assertThat(point.members()).hasSize(2);
        });
    }

    @Test
    void keepsTwinsApart() {
        var catalog = catalog(
                Points.member(FIRST, Points.ROOT, "0a"),
                Points.member(SECOND, Points.ROOT, "0c"),
                Points.member(FIRST, Points.DATA, "0b"),
                Points.member(SECOND, Points.DATA, "0d"));
        assertThat(catalog.of(Points.OWED)).hasSize(2).allMatch(RecoveryPoint::good);
    }

    @Test
    void setsStrangersAsideWithTheReason() {
        var forged = Points.with(Points.member(FIRST, Points.ROOT, "0a"), Marks.ATTEMPT, "2");
        var catalog = catalog(forged, Points.member(FIRST, Points.DATA, "0b"));
        assertThat(catalog.strangers()).singleElement().satisfies(stranger -> {
            assertThat(stranger.snapshot()).isEqualTo(forged);
            assertThat(stranger.why()).contains(Marks.ATTEMPT);
        });
        assertThat(catalog.points()).singleElement().matches(point -> point.state() == RecoveryPoint.State.INCOMPLETE);
    }

    @Test
    void doesNotMentionWhatIsNotMarked() {
        var foreign = new Snapshot(
                new SnapshotId("snap-0f"),
                Points.SCOPE.account(),
                "vol-0f",
                Points.STARTED,
                Snapshot.State.COMPLETED,
                "",
                "nightly",
                Map.of(),
                null,
                null);
        assertThat(catalog(foreign)).isEqualTo(new PointCatalog(List.of(), List.of()));
    }

    @Test
    void saysWhichMembersLack() {
        var catalog = catalog(Points.member(FIRST, Points.DATA, "0b"));
        assertThat(catalog.points()).singleElement().satisfies(point -> {
            assertThat(point.state()).isEqualTo(RecoveryPoint.State.INCOMPLETE);
            assertThat(point.missing()).extracting(VolumeShape::id).containsExactly(Points.ROOT.id());
        });
    }

    @Test
    void isOnlyAsGoodAsItsWorstMember() {
        assertThat(state(Snapshot.State.COMPLETED, Snapshot.State.COMPLETED)).isEqualTo(RecoveryPoint.State.GOOD);
        assertThat(state(Snapshot.State.COMPLETED, Snapshot.State.PENDING)).isEqualTo(RecoveryPoint.State.PENDING);
        assertThat(state(Snapshot.State.PENDING, Snapshot.State.ERROR)).isEqualTo(RecoveryPoint.State.ERROR);
        assertThat(state(Snapshot.State.COMPLETED, Snapshot.State.OTHER)).isNotEqualTo(RecoveryPoint.State.GOOD);
    }

    @Test
    void takesTheEarliestGoodPointForTheOneThatCounts() {
        var early = point(FIRST, 0, Snapshot.State.PENDING);
        var middle = point(SECOND, 60, Snapshot.State.COMPLETED);
        var late = point(Points.marks(2, "c-3", Points.ROOT), 120, Snapshot.State.COMPLETED);
        assertThat(PointCatalog.canonical(List.of(late, early, middle))).contains(middle);
        assertThat(PointCatalog.canonical(List.of(early))).contains(early);
    }

    @Test
    void countsNoPointThatIsBrokenOrLacksAMember() {
        var error = point(Points.marks(1, "c-1", Points.ROOT), 0, Snapshot.State.ERROR);
        var incomplete = new RecoveryPoint(SECOND, List.of(Points.member(SECOND, Points.ROOT, "0c")));
        assertThat(PointCatalog.canonical(List.of(error, incomplete))).isEmpty();
    }

    private static RecoveryPoint.State state(Snapshot.State root, Snapshot.State data) {
        return new RecoveryPoint(
                        FIRST,
                        List.of(
                                Points.member(FIRST, Points.ROOT, "0a", Points.STARTED, root),
                                Points.member(FIRST, Points.DATA, "0b", Points.STARTED, data)))
                .state();
    }

    private static RecoveryPoint point(Marks marks, int seconds, Snapshot.State state) {
        var members = marks.manifest().volumes().stream()
                .map(volume -> Points.member(
                        marks,
                        volume,
                        volume.id().value().substring("vol-".length()) + seconds,
                        Points.STARTED.plusSeconds(seconds),
                        state))
                .toList();
        return new RecoveryPoint(marks, members);
    }

    private static PointCatalog catalog(Snapshot... snapshots) {
        return PointCatalog.of(List.of(snapshots), Points.SCOPE);
    }
}
