package io.snapwarden.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Large scopes: how many calls, how large the chunks, how fast.
class PaceTest {

    private final Bench bench = new Bench();

    @Test
    void tenThousandPointsGoInChunksWithOneDeleteForEachSnapshot() {
        fleet(1000, 12);
        int pages = bench.account.pages;
        var outcome = bench.prune();
        assertThat(outcome).isEqualTo(new Outcome.Later(Duration.ofMinutes(15), ((Outcome.Later) outcome).why()));
        assertThat(bench.account.pages - pages)
                .as("12,000 rows of the whole scope, which are counted too, and by Description")
                .isEqualTo(24);
        assertThat(bench.account.protections).isEqualTo(1);
        for (int quarter = 0; quarter < 20 && !bench.sent.isEmpty(); quarter++) {
            bench.drain();
            bench.now = bench.now.plus(Duration.ofMinutes(15));
            bench.prune();
        }
        assertThat(bench.account.deletes).hasSize(10_000).doesNotHaveDuplicates();
        assertThat(bench.account.snapshots).hasSize(2000);
        assertThat(bench.lastTotals().deleted()).isEqualTo(10_000);
        assertThat(bench.lastTotals().expired()).isEqualTo(10_000);
        assertThat(bench.events(Event.RecoveryPointPruned.class)).hasSize(10_000);
    }

    @Test
    void aChunkHasAtMostFiftyPointsAndAHundredSnapshotsAndNeverTearsAPoint() {
        for (int i = 0; i < 40; i++) {
            for (int day = 1; day <= 9; day++) {
                bench.captured(Captured.of("i-" + Integer.toHexString(i), "2026-03-0" + day + "T02:00:00Z")
                        .volumes("vol-a" + i, "vol-b" + i, "vol-c" + i));
            }
        }
        bench.prune();
        var chunks = chunks();
        assertThat(chunks).allMatch(chunk -> chunk.candidates().size() <= 33);
        assertThat(chunks.stream().mapToInt(chunk -> chunk.candidates().size()).sum())
                .isEqualTo(40 * 7);
        assertThat(chunks)
                .as("points of one source stay together")
                .allMatch(chunk -> chunk.sources().size() <= 6);
    }

    @Test
    void chunksFollowEachOtherMoreSlowlyThanTheBucketRefills() {
        fleet(300, 5);
        bench.prune();
        var delays = bench.sent.stream().map(sent -> sent.delay().toSeconds()).toList();
        assertThat(delays).startsWith(0L, 13L, 25L, 38L).isSorted();
        assertThat(900.0 / delays.getLast()).as("deletes a second").isLessThan(5.0);
        assertThat(bench.sent).allMatch(sent -> sent.delay().compareTo(Duration.ofMinutes(15)) <= 0);
    }

    @Test
    void aChunkReadsItsSourcesOnceAndWritesTheLedgerAFewTimes() {
        fleet(50, 3);
        bench.prune();
        int pages = bench.account.pages;
        int ledger = bench.ledger.calls;
        bench.drain();
        assertThat(bench.account.pages - pages).isEqualTo(1);
        assertThat(bench.account.deletes).hasSize(50);
        assertThat(bench.ledger.calls - ledger)
                .as("ledger calls for fifty deletes")
                .isLessThanOrEqualTo(9);
    }

    @Test
    void aScopeWithNothingToPruneCostsItsTwoListingsAndNoMore() {
        bench.nights("vol-0a", 2);
        bench.prune();
        assertThat(bench.account.pages).isEqualTo(2);
        assertThat(bench.account.protections).isZero();
        assertThat(bench.sent).isEmpty();
    }

    private void fleet(int sources, int nights) {
        for (int i = 0; i < sources; i++) {
            bench.nights("vol-%x".formatted(0x1000 + i), nights);
        }
    }

    private List<Work.DeleteRecoveryPoints> chunks() {
        var chunks = new ArrayList<Work.DeleteRecoveryPoints>();
        var seen = new HashSet<>();
        for (var sent : bench.sent) {
            var chunk = (Work.DeleteRecoveryPoints) sent.message().work();
            chunk.candidates().forEach(point -> assertThat(seen.add(point)).isTrue());
            chunks.add(chunk);
        }
        return chunks;
    }
}
