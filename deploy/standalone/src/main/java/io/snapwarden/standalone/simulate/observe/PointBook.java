package io.snapwarden.standalone.simulate.observe;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PolicySet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The good points that live, by policy, scope and source.
final class PointBook {

    /// One resource that has points.
    record Source(Policy policy, Scope scope, ResourceId id, String name, List<RecoveryPoint> points) {}

    private final PolicySet policies;
    private final Map<PolicyName, Map<Scope, Map<ResourceId, List<RecoveryPoint>>>> points = new TreeMap<>();
    private final Map<ResourceId, String> names = new HashMap<>();

    PointBook(PolicySet policies) {
        this.policies = policies;
    }

    /// @param snapshots its members as they are when it is completed
    void completed(Event.RecoveryPointCompleted event, List<Snapshot> snapshots) {
        var owed = event.key().obligation();
        of(owed.policy(), owed.scope(), owed.source())
                .addAll(PointCatalog.of(snapshots, owed.scope()).points());
        names.put(owed.source(), event.name());
    }

    void pruned(Event.RecoveryPointPruned event) {
        var owed = event.key().obligation();
        of(owed.policy(), owed.scope(), owed.source())
                .removeIf(point -> point.marks().capture().equals(event.capture())
                        && point.key().equals(event.key()));
    }

    /// Every resource that has points now, once for each policy.
    List<Source> sources() {
        var sources = new ArrayList<Source>();
        points.forEach((name, byScope) -> {
            var policy = policies.find(name).orElseThrow();
            byScope.forEach((scope, bySource) -> bySource.forEach((id, ofOne) -> {
                if (!ofOne.isEmpty()) {
                    sources.add(new Source(policy, scope, id, names.getOrDefault(id, id.value()), ofOne));
                }
            }));
        });
        return sources;
    }

    private List<RecoveryPoint> of(PolicyName policy, Scope scope, ResourceId source) {
        return points.computeIfAbsent(owner(policy), _ -> new TreeMap<>())
                .computeIfAbsent(scope, _ -> new TreeMap<>())
                .computeIfAbsent(source, _ -> new ArrayList<>());
    }

    private PolicyName owner(PolicyName policy) {
        return policies.ownerOf(policy).orElseThrow().name();
    }
}
