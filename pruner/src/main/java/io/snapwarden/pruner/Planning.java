package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.retention.PrunePlan;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Plans on what was just read. Whole scopes and chunks of them are planned by the same rules, so that a chunk can
/// only shrink what its scope's plan has asked for. It writes nothing.
final class Planning {

    private final PrunePorts ports;
    private final GoneSources gone;
    private final BegunDeletions begun;

    Planning(PrunePorts ports) {
        this.ports = ports;
        this.gone = new GoneSources(ports.fleet(), ports.ledger());
        this.begun = new BegunDeletions(ports.ledger());
    }

    /// The plan for everything that a policy has in a scope.
    PruneReport ofScope(Scope scope, Policy policy) {
        return ofScope(scope, policy, store(policy).ofPolicy(scope), OptionalInt.empty());
    }

    /// The same, from a listing of all that is ours in the scope, and so with the number of its points: a scope
    /// that is to be counted is listed once for both.
    PruneReport ofScopeCounted(Scope scope, Policy policy) {
        var catalog = store(policy).ofPolicyAmongEverything(scope);
        return ofScope(scope, policy, catalog, OptionalInt.of(catalog.points().size()));
    }

    private PolicyStore store(Policy policy) {
        return PolicyStore.of(ports, policy);
    }

    private PruneReport ofScope(Scope scope, Policy policy, PointCatalog catalog, OptionalInt inScope) {
        var points = bySource(policy, catalog);
        var orphans = policy.retention().orphans() == null
                ? OrphanEvidence.NONE
                : gone.weigh(scope, policy.retention(), points, newest(points));
        return report(scope, policy, catalog, points, orphans, inScope);
    }

    /// The plan for these sources alone. Only whether a source counts as gone needs a look at the whole scope, and
    /// that only where it was found gone before.
    PruneReport ofSources(Scope scope, Policy policy, Collection<ResourceId> sources) {
        var catalog = store(policy).ofSources(scope, sources);
        var points = bySource(policy, catalog);
        return report(scope, policy, catalog, points, evidence(scope, policy, points), OptionalInt.empty());
    }

    private OrphanEvidence evidence(Scope scope, Policy policy, SortedMap<ResourceId, List<RecoveryPoint>> points) {
        var noted = new TreeMap<>(points);
        noted.keySet().retainAll(policy.retention().orphans() == null ? Set.of() : gone.noted(scope));
        return noted.isEmpty()
                ? OrphanEvidence.NONE
                : gone.weigh(scope, policy.retention(), noted, newestInScope(scope, policy));
    }

    private PruneReport report(
            Scope scope,
            Policy policy,
            PointCatalog catalog,
            SortedMap<ResourceId, List<RecoveryPoint>> points,
            OrphanEvidence orphans,
            OptionalInt inScope) {
        var begunBefore = begun.in(scope);
        var plans = points.entrySet().stream()
                .map(of -> new Planned(
                        of.getKey(),
                        orphans.proves(of.getKey())
                                ? policy.retention().planOrphans(of.getValue(), orphans.now(), begunBefore::include)
                                : policy.retention().plan(of.getValue(), begunBefore::include)))
                .toList();
        var shields = plans.stream().allMatch(planned -> planned.plan().pruned().isEmpty())
                ? Map.<SnapshotId, String>of()
                : store(policy).shields(scope, catalog);
        var sources = plans.stream()
                .map(planned -> SourceReport.of(planned.source(), planned.plan(), shields))
                .toList();
        return new PruneReport(scope, policy.name(), sources, catalog.strangers(), orphans, inScope);
    }

    private record Planned(ResourceId source, PrunePlan plan) {}

    private Optional<Instant> newestInScope(Scope scope, Policy policy) {
        return newest(bySource(policy, store(policy).ofPolicy(scope)));
    }

    private static SortedMap<ResourceId, List<RecoveryPoint>> bySource(Policy policy, PointCatalog catalog) {
        return new TreeMap<>(catalog.points().stream()
                .filter(point -> policy.owns(point.obligation().policy()))
                .collect(Collectors.groupingBy(point -> point.obligation().source())));
    }

    private static Optional<Instant> newest(Map<ResourceId, List<RecoveryPoint>> points) {
        return points.values().stream()
                .flatMap(List::stream)
                .filter(RecoveryPoint::good)
                .map(RecoveryPoint::takenAt)
                .max(Instant::compareTo);
    }
}
