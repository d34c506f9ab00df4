package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.runtime.port.RunLedger;
import java.time.Instant;
import java.util.stream.Gatherers;

/// Reads how runs stand from their rolls, and from the marks of scopes that have none.
final class Tallies {

    /// One after the other, the rolls of thousands of scopes would take longer than a function may.
    private static final int AT_ONCE = 32;

    private final Rolls rolls;
    private final RunLedger ledger;
    private final PolicySet policies;
    private final OwedHooks hooks;
    private final PlannerConfig config;

    Tallies(Rolls rolls, RunLedger ledger, PolicySet policies, OwedHooks hooks, PlannerConfig config) {
        this.rolls = rolls;
        this.ledger = ledger;
        this.policies = policies;
        this.hooks = hooks;
        this.config = config;
    }

    Tally of(RunRecord record, Instant now) {
        var scopes = record.everywhere().stream();
        var parts = record.wide()
                ? scopes.gather(Gatherers.mapConcurrent(AT_ONCE, scope -> part(record, scope, now)))
                : scopes.map(scope -> part(record, scope, now));
        return Tally.of(record, parts.toList());
    }

    private Tally.Part part(RunRecord record, Scope scope, Instant now) {
        return rolls.read(record.run(), scope).map(this::part).orElseGet(() -> unseen(record, scope, now));
    }

    private Tally.Part part(Roll roll) {
        return new Tally.Part(ScopeReport.of(roll), true, roll.readyToClose(), roll.settled() && !owesHooks(roll));
    }

    private boolean owesHooks(Roll roll) {
        return OwedHooks.concern(policies.ownerOf(roll.run().policy()).orElse(null)) && hooks.any(roll);
    }

    /// A scope without a roll says in its mark why it has none. Somebody may open it while the window is open, and
    /// then everything in it is owed; a Region that is not enabled is nothing to wait for.
    private Tally.Part unseen(RunRecord record, Scope scope, Instant now) {
        var report = ScopeMarkers.read(ledger, record.run(), scope)
                .orElseGet(() -> ScopeReport.unreachable(
                        scope, "no scan of it succeeded within the window; the planner's log says why"));
        boolean waitedFor = report.unreachable() != null && record.windowOpenAt(now) && config.waitsForPeople();
        return new Tally.Part(report, false, true, !waitedFor);
    }
}
