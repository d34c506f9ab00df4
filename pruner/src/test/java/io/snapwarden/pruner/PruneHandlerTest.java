package io.snapwarden.pruner;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.policy.PruneRule;
import io.snapwarden.domain.policy.PruneRule.MaxDeletes;
import io.snapwarden.domain.policy.PruneRule.Mode;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.work.Outcome;
import org.junit.jupiter.api.Test;

/// The modes, and what the pruner does not do.
class PruneHandlerTest {

    private final Bench bench = new Bench();

    @Test
    void offReadsNothingAndDeletesNothing() {
        var points = bench.nights("vol-0a", 4);
        bench.rule = new PruneRule(Mode.OFF, new MaxDeletes.Percent(100));
        assertThat(bench.prune()).isEqualTo(new Outcome.Done());
        assertThat(bench.delete(points.getLast())).isEqualTo(new Outcome.Done());
        assertThat(bench.account.pages).isZero();
        assertThat(bench.account.deletes).isEmpty();
        assertThat(bench.events).isEmpty();
    }

    @Test
    void aDryRunSaysWhatWouldGoAndSendsNothing() {
        bench.nights("vol-0a", 5);
        bench.rule = PruneRule.CAUTIOUS;
        assertThat(bench.prune()).isEqualTo(new Outcome.Done());
        var said = bench.lastTotals();
        assertThat(said.dryRun()).isTrue();
        assertThat(said.kept()).isEqualTo(2);
        assertThat(said.expired()).isEqualTo(3);
        assertThat(said.deleted()).isZero();
        assertThat(bench.sent).isEmpty();
    }

    @Test
    void aDeleteThatWasSentBeforeTheFileSaidDryRunDoesNothing() {
        var points = bench.nights("vol-0a", 5);
        bench.rule = PruneRule.CAUTIOUS;
        assertThat(bench.delete(points.getLast())).isEqualTo(new Outcome.Done());
        assertThat(bench.account.deletes).isEmpty();
    }

    @Test
    void deletesWhatNoRuleKeepsAndTellsEachPoint() {
        var points = bench.nights("vol-0a", 4);
        bench.pruneToTheEnd();
        assertThat(points).filteredOn(bench::exists).isEqualTo(points.subList(0, 2));
        assertThat(bench.events(Event.RecoveryPointPruned.class))
                .extracting(Event.RecoveryPointPruned::key)
                .containsExactlyInAnyOrder(points.get(2).key(), points.get(3).key());
        var totals = bench.lastTotals();
        assertThat(totals.dryRun()).isFalse();
        assertThat(totals.kept()).isEqualTo(2);
        assertThat(totals.expired()).isEqualTo(2);
        assertThat(totals.deleted()).isEqualTo(2);
    }

    @Test
    void pruningTwiceDeletesNothingMore() {
        bench.nights("vol-0a", 6);
        bench.pruneToTheEnd();
        int deletes = bench.account.deletes.size();
        bench.pruneToTheEnd();
        assertThat(bench.account.deletes).hasSize(deletes);
        assertThat(bench.lastTotals().deleted())
                .as("the run's total, not this message's")
                .isEqualTo(4);
        assertThat(bench.lastTotals().expired()).isEqualTo(4);
    }

    @Test
    void aPolicyThatIsNotInTheFileIsRejectedAndItsPointsStay() {
        bench.nights("vol-0a", 4);
        var unknown = new RunKey(new PolicyName("nightly"), Bench.RUN.slot());
        assertThat(bench.handle(new Work.PruneScope(Captured.SCOPE, unknown)))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.why()).contains("nightly", "kept", "formerly"));
        assertThat(bench.account.pages).isZero();
        assertThat(bench.events).isEmpty();
    }

    @Test
    void workOfAnotherServiceIsRejected() {
        assertThat(bench.handle(new Work.Tick()))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.why()).contains("Tick"));
    }

    @Test
    void aMessageThatIsTooLateDoesNothing() {
        bench.nights("vol-0a", 4);
        var late = new Message(new Work.PruneScope(Captured.SCOPE, Bench.RUN), bench.now.minusSeconds(1), "t-1");
        assertThat(bench.handler().handle(late)).isEqualTo(new Outcome.Done());
        assertThat(bench.account.pages).isZero();
    }
}
