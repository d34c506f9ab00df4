package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.runtime.port.DatabaseReader;
import io.snapwarden.runtime.port.SnapshotDeleter;
import java.util.Collection;
import java.util.Map;

/// The manual snapshots of RDS in a scope. The quota keeps them few, so they are always listed whole.
record DatabaseStore(Policy policy, ResourceKind kind, DatabaseReader databases, SnapshotDeleter deletes)
        implements WholeStore {

    @Override
    public PointCatalog everything(Scope scope) {
        return PointCatalog.of(databases.snapshots(scope, kind), scope);
    }

    @Override
    public PointCatalog ofSources(Scope scope, Collection<ResourceId> sources) {
        var all = everything(scope);
        return new PointCatalog(
                all.points().stream()
                        .filter(point -> sources.contains(point.obligation().source()))
                        .toList(),
                all.strangers());
    }

    @Override
    public SnapshotDeleter deleter(ResourceId source) {
        return deletes;
    }

    @Override
    public boolean holds(ResourceId source) {
        return source.isDatabase() && source.isCluster() == (kind == ResourceKind.AURORA);
    }

    /// RDS locks nothing, and refuses itself what it still needs.
    @Override
    public Map<SnapshotId, String> shields(Scope scope, PointCatalog catalog) {
        return Map.of();
    }

    @Override
    public String counted() {
        return "pruned-of-" + kind;
    }
}
