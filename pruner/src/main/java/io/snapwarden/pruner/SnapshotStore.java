package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.runtime.port.SnapshotDeleter;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.SnapshotReader.Query;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Stream;

/// The snapshots of EC2 in a scope.
record SnapshotStore(Policy policy, SnapshotReader snapshots, SnapshotDeleter deletes) implements PolicyStore {

    @Override
    public PointCatalog everything(Scope scope) {
        return PointCatalog.of(snapshots.list(scope, new Query.Marked()), scope);
    }

    @Override
    public PointCatalog ofPolicy(Scope scope) {
        return withRobbed(scope, new Query.OfPolicies(PolicyNames.of(policy).names()));
    }

    @Override
    public PointCatalog ofPolicyAmongEverything(Scope scope) {
        return PolicyNames.of(policy).strangersOf(withRobbed(scope, new Query.Marked()));
    }

    /// By tag and by Description, so that what was robbed of the one shows by the other.
    private PointCatalog withRobbed(Scope scope, Query byTag) {
        var tagged = snapshots.list(scope, byTag);
        var known = HashSet.<SnapshotId>newHashSet(tagged.size());
        tagged.forEach(snapshot -> known.add(snapshot.id()));
        var described = new Query.DescribedAs(PolicyNames.of(policy).names());
        var robbed = snapshots.list(scope, described).stream().filter(snapshot -> !known.contains(snapshot.id()));
        return PointCatalog.of(Stream.concat(tagged.stream(), robbed).toList(), scope);
    }

    @Override
    public PointCatalog ofSources(Scope scope, Collection<ResourceId> sources) {
        return PointCatalog.of(snapshots.list(scope, new Query.OfSources(sources)), scope);
    }

    @Override
    public Map<SnapshotId, String> shields(Scope scope, PointCatalog catalog) {
        return snapshots.protectedSnapshots(scope);
    }

    @Override
    public SnapshotDeleter deleter(ResourceId source) {
        return deletes;
    }

    @Override
    public boolean holds(ResourceId source) {
        return !source.isWhole();
    }

    @Override
    public String counted() {
        return "pruned";
    }
}
