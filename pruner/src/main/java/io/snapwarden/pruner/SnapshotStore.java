package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.runtime.port.SnapshotDeleter;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.SnapshotReader.Query;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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
        var described = snapshots.list(
                scope, new Query.DescribedAs(PolicyNames.of(policy).names()));
        return PointCatalog.of(areTheSame(tagged, described) ? tagged : united(tagged, described), scope);
    }

    /// As a rule nothing was robbed, and both listings show the same in the same order.
    private static boolean areTheSame(List<Snapshot> some, List<Snapshot> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!some.get(i).id().equals(others.get(i).id())) {
                return false;
            }
        }
        return true;
    }

    private static List<Snapshot> united(List<Snapshot> tagged, List<Snapshot> described) {
        var known = HashSet.<SnapshotId>newHashSet(tagged.size());
        tagged.forEach(snapshot -> known.add(snapshot.id()));
        var robbed = described.stream().filter(snapshot -> !known.contains(snapshot.id()));
        return Stream.concat(tagged.stream(), robbed).toList();
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
