package io.snapwarden.pruner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.domain.retention.KeepRule;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.SnapshotReader.Query;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Law 6, clause by clause: each of these points would go if the clause did not hold.
class ProvenDeleteTest {

    private final Bench bench = new Bench();

    @Test
    void theNewestGoodPointStaysEvenIfTheMessageAsksForIt() {
        var only = bench.nights("vol-0a", 1).getFirst();
        bench.delete(only);
        assertThat(bench.exists(only)).isTrue();
    }

    @Test
    void theMinimumStaysEvenIfTheMessageAsksForIt() {
        bench.rules = List.of(new KeepRule.Within(Duration.ofHours(1)));
        bench.atLeast = 3;
        var points = bench.nights("vol-0a", 4);
        bench.delete(points.toArray(Captured[]::new));
        assertThat(points).filteredOn(bench::exists).isEqualTo(points.subList(0, 3));
    }

    @Test
    void whileTheNewOneIsPendingTheLastGoodOneStays() {
        bench.rules = List.of(new KeepRule.Last(1));
        var good = bench.captured(Captured.of("vol-0a", "2026-03-09T02:00:00Z"));
        bench.captured(Captured.of("vol-0a", "2026-03-10T02:00:00Z").state(Snapshot.State.PENDING));
        bench.pruneToTheEnd();
        bench.delete(good);
        assertThat(bench.exists(good)).isTrue();
    }

    @Test
    void aHeldPointStays() {
        bench.nights("vol-0a", 2);
        var held = bench.captured(Captured.of("vol-0a", "2025-01-01T02:00:00Z").tag(Marks.HOLD, "legal"));
        bench.pruneToTheEnd();
        bench.delete(held);
        assertThat(bench.exists(held)).isTrue();
    }

    @Test
    void aHoldPlacedAfterThePlanIsSeen() {
        bench.nights("vol-0a", 2);
        var old = bench.captured(Captured.of("vol-0a", "2025-01-01T02:00:00Z"));
        bench.prune();
        bench.captured(old.tag(Marks.HOLD, ""));
        bench.drain();
        assertThat(bench.exists(old)).isTrue();
    }

    @Test
    void aSnapshotThatADisabledImageUsesProtectsItsWholePoint() {
        bench.rules = List.of(new KeepRule.Last(1));
        bench.captured(Captured.of("i-0a", "2026-03-10T02:00:00Z").volumes("vol-0a", "vol-0b"));
        var old = bench.captured(Captured.of("i-0a", "2026-03-01T02:00:00Z").volumes("vol-0a", "vol-0b"));
        bench.account.protectedOnes.put(old.ids().get(1), "is used by the disabled image ami-0a");
        bench.pruneToTheEnd();
        assertThat(bench.exists(old)).isTrue();
        assertThat(bench.lastTotals().refused())
                .containsExactly(
                        "i-0a 2026-03-01T02:00:00Z: " + old.ids().get(1) + " is used by the disabled image ami-0a");
        assertThat(bench.lastTotals().expired()).isEqualTo(1);
    }

    @Test
    void aLockPlacedAfterThePlanIsSeen() {
        bench.nights("vol-0a", 2);
        var old = bench.captured(Captured.of("vol-0a", "2025-01-01T02:00:00Z"));
        bench.prune();
        bench.account.protectedOnes.put(old.ids().getFirst(), "is locked");
        bench.drain();
        assertThat(bench.exists(old)).isTrue();
    }

    @Test
    void whatAwsRefusesIsReportedAndTheRestGoesOn() {
        var points = bench.nights("vol-0a", 5);
        bench.account.refusedOnDelete.put(points.get(3).ids().getFirst(), "InvalidSnapshot.InUse");
        bench.pruneToTheEnd();
        assertThat(points).filteredOn(bench::exists).containsExactly(points.get(0), points.get(1), points.get(3));
        assertThat(bench.lastTotals().refused()).singleElement().asString().contains("InvalidSnapshot.InUse");
        assertThat(bench.lastTotals().deleted()).isEqualTo(2);
        assertThat(bench.events(Event.RecoveryPointPruned.class)).hasSize(2);
    }

    @Test
    void ofTwinsTheLaterOneGoes() {
        var first = bench.captured(Captured.of("vol-0a", "2026-03-10T02:00:00Z"));
        var twin = bench.captured(Captured.of("vol-0a", "2026-03-10T02:00:00Z").capture("c2"));
        bench.pruneToTheEnd();
        assertThat(bench.exists(first)).isTrue();
        assertThat(bench.exists(twin)).isFalse();
    }

    @Test
    void aPointInErrorGoesAfterADay() {
        bench.nights("vol-0a", 1);
        var young = bench.captured(Captured.of("vol-0a", "2026-03-09T03:00:00Z").state(Snapshot.State.ERROR));
        var old = bench.captured(Captured.of("vol-0a", "2026-03-08T02:00:00Z").state(Snapshot.State.ERROR));
        bench.pruneToTheEnd();
        assertThat(bench.exists(young)).isTrue();
        assertThat(bench.exists(old)).isFalse();
    }

    @Test
    void aForgedMarkMakesAStrangerThatIsReportedAndNeverTouched() {
        bench.nights("vol-0a", 2);
        var forged =
                bench.captured(Captured.of("vol-0a", "2025-01-01T02:00:00Z").tag(Marks.SLOT, "2020-01-01T02:00:00Z"));
        bench.pruneToTheEnd();
        bench.delete(forged);
        assertThat(bench.exists(forged)).isTrue();
        assertThat(bench.events(Event.MarksDisagree.class))
                .singleElement()
                .satisfies(found ->
                        assertThat(found.snapshot()).isEqualTo(forged.ids().getFirst()));
    }

    @Test
    void aPointThatLostItsPolicyTagIsReportedAndNeverTouched() {
        bench.nights("vol-0a", 2);
        var robbed =
                bench.captured(Captured.of("vol-0a", "2025-01-01T02:00:00Z").tag(Marks.POLICY, ""));
        bench.pruneToTheEnd();
        assertThat(bench.exists(robbed)).isTrue();
        assertThat(bench.events(Event.MarksDisagree.class)).singleElement().satisfies(found -> {
            assertThat(found.snapshot()).isEqualTo(robbed.ids().getFirst());
            assertThat(found.why()).contains("the tag snapwarden:policy should be \"daily\"");
        });
    }

    @Test
    void strangersOfAnotherPolicyAreLeftToItsOwnPrune() {
        bench.nights("vol-0a", 3);
        bench.captured(
                Captured.of("vol-0b", "2025-01-01T02:00:00Z").policy("other").tag(Marks.MEMBERS, "9"));
        bench.pruneToTheEnd();
        assertThat(bench.account.queries).contains(new Query.Marked());
        assertThat(bench.events(Event.MarksDisagree.class)).isEmpty();
    }

    @Test
    void ourMarksOnAForeignSnapshotAreNotEnough() {
        bench.nights("vol-0a", 2);
        var old = bench.captured(Captured.of("vol-0a", "2025-01-01T02:00:00Z"));
        var real = bench.account.snapshots.get(old.ids().getFirst());
        bench.account.snapshots.put(
                real.id(),
                new Snapshot(
                        real.id(),
                        real.owner(),
                        real.volume(),
                        real.startTime(),
                        real.state(),
                        "",
                        "made by hand",
                        real.tags(),
                        null,
                        null));
        bench.pruneToTheEnd();
        assertThat(bench.account.deletes).isEmpty();
    }

    @Test
    void aSetWhoseMembersWereGivenDifferentMarksStaysWhole() {
        bench.rules = List.of(new KeepRule.Last(1));
        bench.captured(Captured.of("i-0a", "2026-03-10T02:00:00Z").volumes("vol-0a", "vol-0b"));
        var whole = Captured.of("i-0a", "2026-03-01T02:00:00Z").volumes("vol-0a", "vol-0b");
        bench.captured(whole.volumes("vol-0a"));
        bench.captured(whole.volumes("vol-0b"));
        bench.pruneToTheEnd();
        assertThat(bench.account.deletes).isEmpty();
        assertThat(bench.lastTotals().refused()).singleElement().asString().contains("different marks");
    }

    @Test
    void aDamagedPointStaysForAPersonToJudge() {
        bench.nights("i-0a", 2);
        var damaged = bench.captured(Captured.of("i-0a", "2025-01-01T02:00:00Z").volumes("vol-0a", "vol-0b"));
        bench.account.snapshots.remove(damaged.ids().getFirst());
        bench.pruneToTheEnd();
        bench.delete(damaged);
        assertThat(bench.account.deletes).isEmpty();
    }

    @Test
    void pointsOfAnotherPolicyStayEvenIfTheMessageAsksForThem() {
        bench.nights("vol-0a", 2);
        var others =
                bench.captured(Captured.of("vol-0a", "2025-01-01T02:00:00Z").policy("hourly"));
        bench.delete(others);
        assertThat(bench.exists(others)).isTrue();
    }

    @Test
    void aRenamedPolicyPrunesItsPointsUnderBothNamesAsOneTimeline() {
        bench.formerly = List.of("nightly");
        bench.captured(Captured.of("vol-0a", "2026-03-10T02:00:00Z"));
        var kept = bench.captured(Captured.of("vol-0a", "2026-03-09T02:00:00Z").policy("nightly"));
        var gone = bench.captured(Captured.of("vol-0a", "2026-03-08T02:00:00Z").policy("nightly"));
        bench.pruneToTheEnd();
        assertThat(bench.exists(kept)).isTrue();
        assertThat(bench.exists(gone)).isFalse();
    }

    @Test
    void pointsUnderAFormerNameThatTheFileDoesNotNameStay() {
        bench.captured(Captured.of("vol-0a", "2026-03-10T02:00:00Z"));
        var nightly =
                bench.captured(Captured.of("vol-0a", "2025-03-08T02:00:00Z").policy("nightly"));
        bench.pruneToTheEnd();
        assertThat(bench.exists(nightly)).isTrue();
    }

    @Test
    void whereBackupsHaveStoppedPruningStops() {
        bench.rules = List.of(new KeepRule.Within(Duration.ofDays(3)));
        var points = bench.nights("vol-0a", 3);
        bench.now = bench.now.plus(Duration.ofDays(300));
        bench.pruneToTheEnd();
        assertThat(points).allMatch(bench::exists);
    }

    @Test
    void aClockThirtyDaysAheadPlansTheSame() {
        bench.rules = List.of(new KeepRule.Daily(3), new KeepRule.Within(Duration.ofDays(5)));
        bench.nights("vol-0a", 9);
        var rightly = ScopePruner.dry(bench.ports(), new PolicySet(List.of(bench.policy())))
                .plan(Captured.SCOPE, bench.policy());
        bench.now = bench.now.plus(Duration.ofDays(30));
        var ahead = ScopePruner.dry(bench.ports(), new PolicySet(List.of(bench.policy())))
                .plan(Captured.SCOPE, bench.policy());
        assertThat(ahead).isEqualTo(rightly);
        bench.pruneToTheEnd();
        assertThat(bench.account.snapshots).hasSize(5);
    }

    @Test
    void aListingThatBreaksDeletesNothing() {
        var points = bench.nights("vol-0a", 5);
        bench.account.listingBreaks = true;
        assertThatThrownBy(bench::prune).isInstanceOf(DependencyException.class);
        assertThatThrownBy(() -> bench.delete(points.getLast())).isInstanceOf(DependencyException.class);
        assertThat(bench.account.deletes).isEmpty();
        assertThat(bench.sent).isEmpty();
    }

    @Test
    void withoutTheLedgerNothingIsDeleted() {
        var points = bench.nights("vol-0a", 5);
        bench.ledger.down = true;
        assertThatThrownBy(bench::prune).isInstanceOf(DependencyException.class);
        assertThatThrownBy(() -> bench.delete(points.getLast())).isInstanceOf(DependencyException.class);
        assertThat(bench.account.deletes).isEmpty();
    }

    @Test
    void aLedgerThatWasLostCostsNoPoint() {
        var points = bench.nights("vol-0a", 5);
        bench.prune();
        bench.ledger.loseEverything();
        bench.drain();
        assertThat(points).filteredOn(bench::exists).isEqualTo(points.subList(0, 2));
        assertThat(bench.lastTotals().deleted()).isEqualTo(3);
    }

    @Test
    void aPlanSaysWhyEachPointStaysAndWritesNothing() {
        var points = bench.nights("vol-0a", 3);
        var tags = new HashMap<>(bench.account.snapshots);
        var report = ScopePruner.dry(bench.ports(), new PolicySet(List.of(bench.policy())))
                .plan(Captured.SCOPE, bench.policy());
        assertThat(report.points()).isEqualTo(3);
        assertThat(report.sources()).singleElement().satisfies(source -> {
            assertThat(source.kept().getLast().reasons()).contains("last 2", "newest good point");
            assertThat(source.expired())
                    .singleElement()
                    .satisfies(one -> assertThat(one.point().key())
                            .isEqualTo(points.getLast().key()));
        });
        assertThat(bench.events).isEmpty();
        assertThat(bench.account.snapshots).isEqualTo(tags);
        assertThat(bench.ledger.keys("")).isEmpty();
    }
}
