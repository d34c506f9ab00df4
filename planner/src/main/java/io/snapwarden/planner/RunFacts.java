package io.snapwarden.planner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.policy.Assignment;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.Standing;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.runtime.port.RunLedger;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a scan has to know beside points: recorded failures, what cannot be captured any more, and whether the run
/// may still start anything. A roll that owes nothing needs none of it, and costs no call.
final class RunFacts {

    static final Reckoning.Facts WITHOUT_LEDGER =
            new Reckoning.Facts(Map.of(), Map.of(), null, Map.of(), false, Sweep.Facts.NONE);

    private final Runs runs;
    private final RunLedger ledger;
    private final PlannerConfig config;

    RunFacts(Runs runs, RunLedger ledger, PlannerConfig config) {
        this.runs = runs;
        this.ledger = ledger;
        this.config = config;
    }

    Reckoning.Facts of(OpenRun run, Roll roll, ScopeState state, Map<ResourceId, Assignment> captured, Instant now) {
        boolean owes =
                roll.entries().stream().anyMatch(entry -> !entry.standing().ended());
        if (!owes) {
            return nothing(run);
        }
        var policy = run.policy();
        var stopped = policy == null ? removed(run) : superseded(run, policy, now);
        return new Reckoning.Facts(
                Failures.of(ledger, roll),
                policy == null ? unprotected(roll, run) : state.unavailable(roll, captured),
                stopped,
                stopped == null && run.windowOpenAt(now) ? Map.of() : Waits.of(ledger, roll),
                run.record().closed(),
                state.sweep().of(roll, config.resendEvery(), now));
    }

    Reckoning.Facts nothing(OpenRun run) {
        return new Reckoning.Facts(
                Map.of(), Map.of(), null, Map.of(), run.record().closed(), Sweep.Facts.NONE);
    }

    private static String removed(OpenRun run) {
        return "the policy " + run.key().policy() + " was taken out of the policy file";
    }

    private static Map<Obligation, String> unprotected(Roll roll, OpenRun run) {
        var unprotected = new HashMap<Obligation, String>();
        for (var entry : roll.entries()) {
            if (entry.standing() instanceof Standing.Owed) {
                unprotected.put(roll.obligation(entry), removed(run));
            }
        }
        return unprotected;
    }

    /// The newest open slot of the schedule takes the place of older ones. A slot that a person asked for is owed
    /// beside those of the schedule.
    private @Nullable String superseded(OpenRun run, Policy policy, Instant now) {
        if (run.record().onDemand()) {
            return null;
        }
        return newestScheduled(run, policy, now)
                .filter(newest -> newest.compareTo(run.key().slot()) > 0)
                .map(newest -> "superseded by the slot " + newest)
                .orElse(null);
    }

    /// A slot in the future is what a wrong clock left.
    private Optional<Slot> newestScheduled(OpenRun run, Policy policy, Instant now) {
        return Stream.of(run.key().policy(), policy.name())
                .distinct()
                .flatMap(runs::openSlots)
                .filter(slot -> !slot.at().isAfter(now))
                .filter(slot -> policy.schedule().newestAt(slot.at()).equals(Optional.of(slot)))
                .max(Slot::compareTo);
    }
}
