package io.snapwarden.planner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.policy.Assignment;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.Standing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What exists in a scope at one look: who obeys which policy, and the points of the open slots.
///
/// @param present every resource of the fleet, selected or not
/// @param sweep the jobs of AWS Backup
/// @param unseen kinds that could not be looked at, each with the reason; the others could
record ScopeState(
        Scope scope,
        List<Assignment> assignments,
        Set<ResourceId> present,
        Map<Obligation, List<RecoveryPoint>> points,
        Sweep sweep,
        Map<ResourceKind, String> unseen) {

    static ScopeState of(
            Scope scope,
            List<Assignment> assignments,
            PointCatalog catalog,
            Sweep sweep,
            Map<ResourceKind, String> unseen) {
        var present = new HashSet<ResourceId>();
        assignments.forEach(assignment -> present.add(assignment.resource().id()));
        return new ScopeState(
                scope,
                assignments,
                present,
                catalog.points().stream().collect(Collectors.groupingBy(RecoveryPoint::obligation)),
                sweep,
                unseen);
    }

    /// The resources that this policy captures.
    Map<ResourceId, Assignment> capturedBy(PolicyName policy) {
        var captured = new HashMap<ResourceId, Assignment>();
        for (var assignment : assignments) {
            if (assignment.captured() && policy.equals(assignment.policy())) {
                captured.put(assignment.resource().id(), assignment);
            }
        }
        return captured;
    }

    /// Why what the roll still owes cannot be captured any more, for whom that is so.
    Map<Obligation, String> unavailable(Roll roll, Map<ResourceId, Assignment> captured) {
        var unavailable = new HashMap<Obligation, String>();
        for (var entry : roll.entries()) {
            if (entry.standing() instanceof Standing.Owed
                    && !captured.containsKey(entry.source())
                    && !unseen.containsKey(entry.kind())) {
                unavailable.put(
                        roll.obligation(entry),
                        present.contains(entry.source())
                                ? "its tags no longer select it"
                                : "it was deleted before it could be captured");
            }
        }
        return unavailable;
    }

    /// What could not be looked at, in words; null where everything could.
    @Nullable
    String unseenWords() {
        return unseen.isEmpty()
                ? null
                : unseen.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(one -> one.getKey() + ": " + one.getValue())
                        .collect(Collectors.joining("; "));
    }

    List<RecoveryPoint> pointsOf(Obligation owed) {
        return points.getOrDefault(owed, List.of());
    }
}
