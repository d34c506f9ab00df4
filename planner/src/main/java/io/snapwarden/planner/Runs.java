package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The runs in the run ledger: which are open, and how far each is.
public final class Runs {

    private static final Logger log = LoggerFactory.getLogger(Runs.class);

    private final RunLedger ledger;

    public Runs(RunLedger ledger) {
        this.ledger = ledger;
    }

    /// Writes the run down unless it stands there, and marks it as open.
    ///
    /// @return the run as it stands
    RunRecord open(RunRecord run) {
        if (ledger.create(LedgerKeys.run(run.run()), Json.write(run))) {
            ledger.create(LedgerKeys.open(run.run()), "");
            return run;
        }
        var standing = find(run.run()).orElse(run);
        if (standing.phase() != RunRecord.Phase.SETTLED) {
            ledger.create(LedgerKeys.open(run.run()), "");
        }
        return standing;
    }

    /// Every run that is not settled, in order of policy and slot.
    public List<RunRecord> unsettled() {
        var runs = new ArrayList<RunRecord>();
        for (var key : ledger.keys(LedgerKeys.OPEN)) {
            var policy = new PolicyName(key.split("/", -1)[1]);
            find(new RunKey(policy, slotOf(key))).ifPresent(runs::add);
        }
        return runs;
    }

    public Optional<RunRecord> find(RunKey run) {
        return ledger.read(LedgerKeys.run(run)).map(entry -> Json.read(entry.text(), RunRecord.class));
    }

    /// The run as it stands; where the ledger cannot be reached, as it would have been opened by the schedule.
    Optional<RunRecord> findOrAssume(RunKey run, Scope scope, Policy policy) {
        try {
            return find(run);
        } catch (DependencyException e) {
            log.warn("Assuming that {} is open, without the run ledger: {}", run, e.getMessage());
            var windowEnd = policy.schedule().windowEnd(run.slot());
            return Optional.of(
                    RunRecord.opened(run, List.of(scope), false, run.slot().at(), windowEnd));
        }
    }

    /// The newest slot of the policy that has an unsettled run and is not in the future, where a wrong clock left it.
    Slot newestOpen(RunKey run, Instant now) {
        return ledger.keys(LedgerKeys.OPEN + run.policy() + "/").stream()
                .map(Runs::slotOf)
                .filter(slot -> !slot.at().isAfter(now))
                .reduce(run.slot(), (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    /// The policy's newest run, settled or not. It reads the names of all of its runs, so it is for people.
    public Optional<RunRecord> newest(PolicyName policy) {
        var suffix = "/run";
        return ledger.keys("runs/" + policy + "/").stream()
                .filter(key -> key.endsWith(suffix))
                .map(key -> slotOf(key.substring(0, key.length() - suffix.length())))
                .max(Comparator.naturalOrder())
                .flatMap(slot -> find(new RunKey(policy, slot)));
    }

    /// Changes a run unless somebody else changes it at the same time.
    ///
    /// @return whether it was changed by us
    boolean change(RunKey run, UnaryOperator<RunRecord> change) {
        var entry = ledger.read(LedgerKeys.run(run)).orElse(null);
        if (entry == null) {
            return false;
        }
        var next = change.apply(Json.read(entry.text(), RunRecord.class));
        return ledger.replace(LedgerKeys.run(run), Json.write(next), entry.version());
    }

    /// The last word of an open run's key.
    private static Slot slotOf(String key) {
        return Slot.parse(key.substring(key.lastIndexOf('/') + 1));
    }

    void forget(RunKey run) {
        ledger.remove(LedgerKeys.open(run));
    }
}
