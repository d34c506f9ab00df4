package io.snapwarden.planner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RollEntry;
import io.snapwarden.domain.run.Standing;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How long each resource has been without a good point, as far as the roll of the slot before knows: it decides only
/// who comes first.
final class EarlierPoints {

    private final Rolls rolls;

    EarlierPoints(Rolls rolls) {
        this.rolls = rolls;
    }

    Map<ResourceId, Instant> before(RunKey run, Policy policy, Scope scope) {
        var taken = new HashMap<ResourceId, Instant>();
        rollBefore(run, policy, scope)
                .ifPresent(roll -> roll.entries().forEach(entry -> {
                    var newest = newest(entry);
                    if (newest != null) {
                        taken.put(entry.source(), newest);
                    }
                }));
        return taken;
    }

    /// Under the run's own name, or under one that the policy had before.
    private Optional<Roll> rollBefore(RunKey run, Policy policy, Scope scope) {
        var names = Stream.concat(Stream.of(run.policy(), policy.name()), policy.formerly().stream());
        return policy.schedule()
                .newestAt(run.slot().at().minusSeconds(1))
                .flatMap(slot -> names.distinct()
                        .map((PolicyName name) -> new RunKey(name, slot))
                        .flatMap(before -> rolls.read(before, scope).stream())
                        .findFirst());
    }

    private static @Nullable Instant newest(RollEntry entry) {
        return entry.standing() instanceof Standing.Completed done ? done.takenAt() : entry.lastGood();
    }
}
