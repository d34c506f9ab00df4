package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.retention.PrunePlan;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.SnapshotReader.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Plans on what was just read. Whole scopes and chunks of them are planned by the same rules, so that a chunk can
/// only shrink what its scope's plan has asked for. It writes nothing.
final class Planning {

    private final SnapshotReader snapshots;
    private final VaultReading vaults;
    private final GoneSources gone;
    private final BegunDeletions begun;

    Planning(PrunePorts ports) {
        this.snapshots = ports.snapshots();
        this.vaults = new VaultReading(ports.backups());
        this.gone = new GoneSources(ports.fleet(), ports.ledger());
        this.begun = new BegunDeletions(ports.ledger());
    }

    /// The plan for everything that a policy has in a scope.
    PruneReport ofScope(Scope scope, Policy policy) {
        var backup = policy.backup();
        if (backup != null) {
            return ofScope(scope, policy, ofPolicy(policy, vaults.everything(scope, backup)), OptionalInt.empty());
        }
        return ofScope(
                scope, policy, everything(scope, policy, new Query.OfPolicies(namesOf(policy))), OptionalInt.empty());
    }

    /// The same, from a listing of all that is ours in the scope, and so with the number of its points: a scope
    /// that is to be counted is listed once for both.
    PruneReport ofScopeCounted(Scope scope, Policy policy) {
        var backup = policy.backup();
        var catalog = backup == null ? everything(scope, policy, new Query.Marked()) : vaults.everything(scope, backup);
        return ofScope(
                scope,
                policy,
                ofPolicy(policy, catalog),
                OptionalInt.of(catalog.points().size()));
    }

    /// Without the strangers that other policies will tell of.
    private static PointCatalog ofPolicy(Policy policy, PointCatalog catalog) {
        var names = namesOf(policy);
        var strangers = catalog.strangers().stream()
                .filter(stranger -> names(stranger.snapshot(), names))
                .toList();
        return new PointCatalog(catalog.points(), strangers);
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
        var backup = policy.backup();
        var catalog =
                backup == null ? read(scope, new Query.OfSources(sources)) : vaults.ofSources(scope, backup, sources);
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
        var plans = points.entrySet().parallelStream() // no source's plan needs that of another
                .map(of -> new Planned(
                        of.getKey(),
                        orphans.proves(of.getKey())
                                ? policy.retention().planOrphans(of.getValue(), orphans.now(), begunBefore::include)
                                : policy.retention().plan(of.getValue(), begunBefore::include)))
                .toList();
        var shields = plans.stream().allMatch(planned -> planned.plan().pruned().isEmpty())
                ? Map.<SnapshotId, String>of()
                : shields(scope, policy, catalog);
        var sources = plans.parallelStream()
                .map(planned -> SourceReport.of(planned.source(), planned.plan(), shields))
                .toList();
        return new PruneReport(scope, policy.name(), sources, catalog.strangers(), orphans, inScope);
    }

    private Map<SnapshotId, String> shields(Scope scope, Policy policy, PointCatalog catalog) {
        var backup = policy.backup();
        return backup == null ? snapshots.protectedSnapshots(scope) : vaults.shields(scope, backup, catalog);
    }

    private record Planned(ResourceId source, PrunePlan plan) {}

    private Optional<Instant> newestInScope(Scope scope, Policy policy) {
        return newest(bySource(policy, read(scope, new Query.OfPolicies(namesOf(policy)))));
    }

    /// By tag and by Description, so that what was robbed of the one shows by the other.
    private PointCatalog everything(Scope scope, Policy policy, Query byTag) {
        var tagged = snapshots.list(scope, byTag);
        var known = HashSet.<SnapshotId>newHashSet(tagged.size());
        tagged.forEach(snapshot -> known.add(snapshot.id()));
        var robbed = snapshots.list(scope, new Query.DescribedAs(namesOf(policy))).stream()
                .filter(snapshot -> !known.contains(snapshot.id()));
        return PointCatalog.of(Stream.concat(tagged.stream(), robbed).toList(), scope);
    }

    /// Whether a mark on it names one of these policies.
    private static boolean names(Snapshot snapshot, List<PolicyName> policies) {
        return policies.stream()
                .anyMatch(policy -> policy.value().equals(snapshot.tags().get(Marks.POLICY))
                        || snapshot.description().startsWith(Marks.descriptionsOf(policy)));
    }

    private PointCatalog read(Scope scope, Query query) {
        return PointCatalog.of(snapshots.list(scope, query), scope);
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

    private static List<PolicyName> namesOf(Policy policy) {
        return Stream.concat(Stream.of(policy.name()), policy.formerly().stream())
                .toList();
    }
}
