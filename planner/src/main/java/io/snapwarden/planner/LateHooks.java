package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.runtime.port.RunLedger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hooks after captures that are owed of a run that has settled. Who cannot reach the ledger does not know that it has,
/// and what he orders then is obeyed for a while: such a late attempt pauses its host like any other.
///
/// Whoever notes what is owed writes the note first and the run's mark after it, and here the mark is taken away before
/// the last look for notes: one of the two sees the other.
final class LateHooks {

    private static final Logger log = LoggerFactory.getLogger(LateHooks.class);

    private final PolicySet policies;
    private final Runs runs;
    private final Rolls rolls;
    private final RunLedger ledger;
    private final OwedHooks hooks;

    /// @param hooks of runs that have settled
    LateHooks(PolicySet policies, Runs runs, Rolls rolls, RunLedger ledger, OwedHooks hooks) {
        this.policies = policies;
        this.runs = runs;
        this.rolls = rolls;
        this.ledger = ledger;
        this.hooks = hooks;
    }

    boolean any(RunRecord settled) {
        boolean concerned =
                OwedHooks.concern(policies.ownerOf(settled.run().policy()).orElse(null));
        return concerned && rolls(settled).stream().anyMatch(hooks::any);
    }

    /// Asks for what is due.
    void ask(RunRecord settled, String trace, Instant now) {
        rolls(settled).forEach(roll -> hooks.ask(roll, trace, now));
    }

    /// Nobody looks at the run any more, unless it owes any. Whoever calls this is called again when it does not come
    /// back: by then the mark may be gone, and a worker that saw it has made none.
    void forget(RunRecord settled) {
        runs.forget(settled.run());
        boolean owes = true;
        try {
            owes = any(settled);
        } finally {
            if (owes) {
                runs.mark(settled.run());
            }
        }
    }

    private List<Roll> rolls(RunRecord settled) {
        return NotedRolls.of(ledger, settled, scope -> readable(settled, scope));
    }

    /// One that cannot be read keeps no application paused.
    private Optional<Roll> readable(RunRecord settled, Scope scope) {
        try {
            return rolls.read(settled.run(), scope);
        } catch (IllegalArgumentException e) {
            log.error(
                    "Cannot read the roll of {} in {}, hooks are told nothing: {}",
                    settled.run(),
                    scope,
                    e.getMessage());
            return Optional.empty();
        }
    }
}
