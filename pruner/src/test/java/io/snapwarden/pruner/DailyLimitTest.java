package io.snapwarden.pruner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.policy.PruneRule;
import io.snapwarden.domain.policy.PruneRule.MaxDeletes;
import io.snapwarden.domain.policy.PruneRule.Mode;
import io.snapwarden.runtime.port.SnapshotReader.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A scope loses no more points on one day than its limit, whoever deletes and however often a message comes.
class DailyLimitTest {

    private final Bench bench = new Bench();

    @Test
    void theOldestGoFirstAndTheRestIsReported() {
        limit(new MaxDeletes.Count(3));
        var points = bench.nights("vol-0a", 7);
        bench.pruneToTheEnd();
        assertThat(points).filteredOn(bench::exists).isEqualTo(points.subList(0, 4));
        assertThat(bench.lastTotals().deleted()).isEqualTo(3);
        assertThat(bench.lastTotals().expired()).isEqualTo(5);
        assertThat(bench.lastTotals().refused())
                .containsExactly(
                        "vol-0a 2026-03-07T02:00:00Z: the day's limit of 3 is reached",
                        "vol-0a 2026-03-08T02:00:00Z: the day's limit of 3 is reached");
    }

    @Test
    void theNextDayHasRoomAgain() {
        limit(new MaxDeletes.Count(3));
        var points = bench.nights("vol-0a", 7);
        bench.pruneToTheEnd();
        bench.pruneToTheEnd();
        assertThat(bench.account.deletes).hasSize(3);
        bench.now = bench.now.plus(Duration.ofDays(1));
        bench.pruneToTheEnd();
        assertThat(points).filteredOn(bench::exists).isEqualTo(points.subList(0, 2));
    }

    @Test
    void aPercentageIsOfAllOurPointsInTheScopeWhenTheDayBegan() {
        limit(new MaxDeletes.Percent(50));
        bench.nights("vol-0a", 6);
        bench.captured(Captured.of("vol-0b", "2026-03-10T02:00:00Z").policy("other"));
        bench.captured(Captured.of("vol-0b", "2026-03-09T02:00:00Z").policy("other"));
        bench.pruneToTheEnd();
        assertThat(bench.account.deletes).as("half of eight").hasSize(4);
        bench.nights("vol-0c", 40);
        bench.pruneToTheEnd();
        assertThat(bench.account.deletes).as("what came later raises nothing").hasSize(4);
    }

    @Test
    void theWholeScopeIsListedOnlyByTheFirstPruneOfADay() {
        limit(new MaxDeletes.Percent(50));
        bench.nights("vol-0a", 6);
        bench.prune();
        bench.prune();
        bench.now = bench.now.plus(Duration.ofDays(1));
        bench.prune();
        assertThat(bench.account.queries)
                .filteredOn(query -> !(query instanceof Query.DescribedAs))
                .containsExactly(
                        new Query.Marked(), new Query.OfPolicies(List.of(Bench.RUN.policy())), new Query.Marked());
    }

    @Test
    void aDayBeginsWithTheFirstPruneThatWantsToDelete() {
        limit(new MaxDeletes.Percent(50));
        bench.nights("vol-0a", 2);
        bench.captured(Captured.of("vol-0b", "2026-03-10T02:00:00Z").policy("other"));
        bench.prune();
        assertThat(bench.ledger.keys("pruned/")).isEmpty();
    }

    @Test
    void aMessageThatComesTwiceClaimsOnce() {
        limit(new MaxDeletes.Count(4));
        bench.nights("vol-0a", 5);
        bench.prune();
        var chunk = bench.sent.removeFirst().message().work();
        bench.account.crashAfterDeletes = 1;
        assertThatThrownBy(() -> bench.handle(chunk)).isInstanceOf(FakeAccount.Crash.class);
        bench.account.crashAfterDeletes = Integer.MAX_VALUE;
        bench.handle(chunk);
        bench.handle(chunk);
        assertThat(bench.account.deletes).hasSize(3);
        bench.nights("vol-0b", 4);
        bench.pruneToTheEnd();
        assertThat(bench.account.deletes)
                .as("three of four were claimed, once each")
                .hasSize(4);
    }

    @Test
    void aScopeWorkThatComesTwiceAsksTwiceAndDeletesOnce() {
        limit(new MaxDeletes.Count(5));
        bench.nights("vol-0a", 9);
        bench.prune();
        bench.prune();
        assertThat(bench.sent).hasSize(2);
        bench.drain();
        assertThat(bench.account.deletes).hasSize(5);
    }

    @Test
    void racingPrunersNeverExceedIt() {
        limit(new MaxDeletes.Count(10));
        var ofA = bench.nights("vol-0a", 12);
        var ofB = bench.nights("vol-0b", 12);
        bench.nights("vol-0c", 3);
        bench.delete(bench.captured(Captured.of("vol-0c", "2025-01-01T02:00:00Z")));
        bench.ledger.beforeNextReplace = () -> bench.delete(ofB.subList(2, 12).toArray(Captured[]::new));
        bench.delete(ofA.subList(2, 12).toArray(Captured[]::new));
        assertThat(bench.account.deletes)
                .as("the rival claimed nine between this one's reading and writing")
                .hasSize(10);
        assertThat(ofA).allMatch(bench::exists);
    }

    @Test
    void twinsAndErroredPointsObeyIt() {
        limit(new MaxDeletes.Count(1));
        bench.nights("vol-0a", 2);
        bench.captured(Captured.of("vol-0a", "2026-03-10T02:00:00Z").capture("c2"));
        bench.captured(Captured.of("vol-0a", "2026-03-01T02:00:00Z").state(Snapshot.State.ERROR));
        bench.pruneToTheEnd();
        assertThat(bench.account.deletes).hasSize(1);
    }

    @Test
    void aPointIsOneHoweverManySnapshotsItHas() {
        limit(new MaxDeletes.Count(1));
        var points = new ArrayList<Captured>();
        for (int day = 1; day <= 4; day++) {
            points.add(bench.captured(
                    Captured.of("i-0a", "2026-03-0" + day + "T02:00:00Z").volumes("vol-0a", "vol-0b", "vol-0c")));
        }
        bench.pruneToTheEnd();
        assertThat(points).filteredOn(bench::exists).isEqualTo(points.subList(1, 4));
        assertThat(bench.account.deletes)
                .containsExactlyInAnyOrderElementsOf(points.getFirst().ids());
    }

    @Test
    void oneMessageForTwoDaysClaimsOfTheDayOnWhichItActs() {
        limit(new MaxDeletes.Count(2));
        bench.nights("vol-0a", 6);
        bench.prune();
        bench.now = bench.now.plus(Duration.ofDays(1));
        bench.drain();
        bench.pruneToTheEnd();
        assertThat(bench.account.deletes).hasSize(2);
    }

    private void limit(MaxDeletes most) {
        bench.rule = new PruneRule(Mode.DELETE, most);
    }
}
