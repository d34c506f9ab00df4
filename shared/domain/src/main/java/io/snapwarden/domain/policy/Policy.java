package io.snapwarden.domain.policy;

import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.retention.Retention;
import io.snapwarden.domain.schedule.Schedule;
import java.util.List;

/// What is protected, when, how consistently, and for how long.
///
/// @param formerly earlier names, whose points this policy takes over
public record Policy(
        PolicyName name,
        List<PolicyName> formerly,
        Selection selection,
        Schedule schedule,
        Consistency consistency,
        Retention retention) {

    public Policy {
        formerly = List.copyOf(formerly);
    }

    /// Whether points of that name are this policy's to keep and prune.
    public boolean owns(PolicyName pointsOf) {
        return name.equals(pointsOf) || formerly.contains(pointsOf);
    }
}
