package io.snapwarden.domain.policy;

import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.retention.Retention;
import io.snapwarden.domain.schedule.Schedule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is protected, when, how consistently, and for how long.
///
/// @param formerly earlier names, whose points this policy takes over
/// @param quiesce how its instances are brought to rest; null where points are crash-consistent
public record Policy(
        PolicyName name,
        List<PolicyName> formerly,
        Selection selection,
        Schedule schedule,
        @Nullable Quiesce quiesce,
        Retention retention) {

    public Policy {
        formerly = List.copyOf(formerly);
        if (quiesce != null && selection.kind() != ResourceKind.INSTANCE) {
            throw new IllegalArgumentException(
                    "consistency application brings instances to rest, so select.kind must be" + " instance but is "
                            + selection.kind());
        }
    }

    /// Whether points of that name are this policy's to keep and prune.
    public boolean owns(PolicyName pointsOf) {
        return name.equals(pointsOf) || formerly.contains(pointsOf);
    }
}
