package io.snapwarden.pruner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.work.Work;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A pruner that dies between two deletes: what it began is finished, told and counted, once.
class CrashTest {

    private final Bench bench = new Bench();
    private Captured older;
    private Captured old;

    @BeforeEach
    void twoPointsOfThreeMembersExpire() {
        bench.nights("i-0a", 2);
        old = bench.captured(Captured.of("i-0a", "2026-02-02T02:00:00Z").volumes("vol-0a", "vol-0b", "vol-0c"));
        older = bench.captured(Captured.of("i-0a", "2026-02-01T02:00:00Z").volumes("vol-0a", "vol-0b", "vol-0c"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void theSameMessageFinishes(int deletes) {
        bench.prune();
        var chunk = crash(deletes);
        bench.handle(chunk);
        assertAllIsFinished();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void anotherDaysPruneFinishesIfTheMessageIsLost(int deletes) {
        bench.prune();
        crash(deletes);
        bench.pruneToTheEnd();
        assertThat(bench.account.snapshots).hasSize(2);
        assertThat(bench.events(Event.RecoveryPointPruned.class))
                .extracting(Event.RecoveryPointPruned::key)
                .contains(older.key(), old.key());
        bench.pruneToTheEnd();
        assertThat(bench.ledger.keys("begun/")).isEmpty();
    }

    @Test
    void aHoldPlacedMeanwhileStopsTheRest() {
        bench.prune();
        var chunk = crash(1);
        bench.captured(older.tag(Marks.HOLD, ""));
        bench.handle(chunk);
        assertThat(bench.exists(older)).isTrue();
        assertThat(bench.exists(old)).isFalse();
    }

    @Test
    void withoutTheRecordWhatIsLeftCountsAsDamagedAndStays() {
        bench.prune();
        var chunk = crash(1);
        bench.ledger.loseEverything();
        bench.handle(chunk);
        assertThat(older.ids()).filteredOn(bench.account.snapshots::containsKey).hasSize(2);
        assertThat(bench.exists(old))
                .as("the other point was whole, so it goes")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whatIsLeftOfAPointThatAwsRefusesHalfwayGoesWhenItCan(int deletes) {
        var inOrder = older.ids().stream().sorted().toList();
        bench.account.refusedOnDelete.put(inOrder.get(deletes), "is locked");
        bench.pruneToTheEnd();
        assertThat(older.ids()).filteredOn(bench.account.snapshots::containsKey).hasSize(3 - deletes);
        bench.pruneToTheEnd();
        bench.account.refusedOnDelete.clear();
        bench.pruneToTheEnd();
        assertAllIsFinished();
    }

    @Test
    void soDoesWhatIsLeftOfOneInError() {
        var broken = bench.captured(Captured.of("i-0a", "2026-01-20T02:00:00Z")
                .volumes("vol-0a", "vol-0b", "vol-0c")
                .state(Snapshot.State.ERROR));
        bench.account.refusedOnDelete.put(
                broken.ids().stream().sorted().toList().get(1), "is locked");
        bench.pruneToTheEnd();
        assertThat(broken.ids())
                .filteredOn(bench.account.snapshots::containsKey)
                .hasSize(2);
        bench.account.refusedOnDelete.clear();
        bench.pruneToTheEnd();
        assertThat(bench.events(Event.RecoveryPointPruned.class))
                .filteredOn(pruned -> pruned.key().equals(broken.key()))
                .singleElement()
                .satisfies(pruned -> assertThat(pruned.snapshots()).containsExactlyInAnyOrderElementsOf(broken.ids()));
        assertThat(bench.ledger.keys("begun/")).isEmpty();
    }

    private Work crash(int deletes) {
        var chunk = bench.sent.removeFirst().message().work();
        bench.account.crashAfterDeletes = deletes;
        assertThatThrownBy(() -> bench.handle(chunk)).isInstanceOf(FakeAccount.Crash.class);
        bench.account.crashAfterDeletes = Integer.MAX_VALUE;
        return chunk;
    }

    private void assertAllIsFinished() {
        assertThat(bench.account.snapshots).hasSize(2);
        assertThat(bench.account.deletes).as("each snapshot once").hasSize(6).doesNotHaveDuplicates();
        assertThat(bench.events(Event.RecoveryPointPruned.class))
                .extracting(Event::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(bench.events(Event.RecoveryPointPruned.class))
                .filteredOn(pruned -> pruned.key().equals(older.key()))
                .singleElement()
                .satisfies(pruned -> assertThat(pruned.snapshots()).containsExactlyInAnyOrderElementsOf(older.ids()));
        assertThat(bench.lastTotals().deleted()).isEqualTo(2);
        assertThat(bench.ledger.keys("begun/")).isEmpty();
    }
}
