package io.snapwarden.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.policy.PruneRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Points of a source that is gone, and the proof that it is.
class OrphansTest {

    private static final ResourceId GONE = new ResourceId("vol-0d");

    private final Bench bench = new Bench();
    private Captured last;
    private Captured before;

    @BeforeEach
    void aVolumeWasDeletedLongAgo() {
        bench.orphans = Duration.ofDays(90);
        bench.nights("vol-0a", 2);
        last = bench.captured(Captured.of("vol-0d", "2025-11-01T02:00:00Z"));
        before = bench.captured(Captured.of("vol-0d", "2025-10-31T02:00:00Z"));
        bench.account.goneSources.add(GONE);
    }

    @Test
    void theyGoTheNewestTooOnceTwoDaysHaveProvenIt() {
        bench.pruneToTheEnd();
        assertThat(List.of(last, before)).as("the first day only notes it").allMatch(bench::exists);
        bench.now = bench.now.plus(Duration.ofHours(23));
        bench.pruneToTheEnd();
        assertThat(List.of(last, before)).as("the proof needs a day").allMatch(bench::exists);
        bench.now = bench.now.plus(Duration.ofHours(1));
        bench.pruneToTheEnd();
        assertThat(List.of(last, before)).noneMatch(bench::exists);
        assertThat(bench.events(Event.RecoveryPointPruned.class))
                .extracting(Event.RecoveryPointPruned::cause)
                .containsOnly("its source is gone for longer than retain.orphans");
        assertThat(bench.ledger.keys("gone/")).as("nothing is left to remember").isEmpty();
    }

    @Test
    void withoutTheRuleTheyStayAndNobodyIsAsked() {
        bench.orphans = null;
        twoDays();
        assertThat(List.of(last, before)).allMatch(bench::exists);
        assertThat(bench.account.askedGone).isEmpty();
    }

    @Test
    void aSourceThatExistsStaysHoweverOldItsPoints() {
        bench.account.goneSources.clear();
        twoDays();
        assertThat(List.of(last, before)).allMatch(bench::exists);
    }

    @Test
    void aFindingThatDoesNotHoldIsTakenBack() {
        bench.pruneToTheEnd();
        bench.account.goneSources.clear();
        bench.now = bench.now.plus(Duration.ofDays(1));
        bench.pruneToTheEnd();
        bench.account.goneSources.add(GONE);
        bench.now = bench.now.plus(Duration.ofDays(1));
        bench.pruneToTheEnd();
        assertThat(List.of(last, before))
                .as("two days in a row, not two of three")
                .allMatch(bench::exists);
    }

    @Test
    void aSourceThatComesBackBetweenPlanAndDeleteKeepsItsPoints() {
        bench.pruneToTheEnd();
        bench.now = bench.now.plus(Duration.ofDays(1));
        bench.prune();
        bench.account.goneSources.clear();
        bench.drain();
        assertThat(List.of(last, before)).allMatch(bench::exists);
    }

    @Test
    void whereBackupsHaveStoppedAltogetherNothingGoes() {
        var lone = new Bench();
        lone.orphans = Duration.ofDays(90);
        var only = lone.captured(Captured.of("vol-0d", "2025-11-01T02:00:00Z"));
        lone.account.goneSources.add(GONE);
        for (int day = 0; day < 200; day += 50) {
            lone.pruneToTheEnd();
            lone.now = lone.now.plus(Duration.ofDays(50));
        }
        assertThat(lone.exists(only)).isTrue();
    }

    @Test
    void onlySourcesOldEnoughToMatterAreAskedFor() {
        bench.pruneToTheEnd();
        assertThat(bench.account.askedGone).containsExactly(List.of(GONE));
    }

    @Test
    void aDryRunProvesItToo() {
        bench.rule = PruneRule.CAUTIOUS;
        twoDays();
        assertThat(bench.lastTotals().expired()).isEqualTo(2);
        assertThat(bench.lastTotals().dryRun()).isTrue();
    }

    private void twoDays() {
        var days = new ArrayList<>(List.of(Duration.ZERO, Duration.ofDays(1)));
        days.forEach(day -> {
            bench.now = bench.now.plus(day);
            bench.pruneToTheEnd();
        });
    }
}
