package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.SnapshotDeleter;
import java.util.Collection;
import java.util.Map;

/// What applications keep of the backups that they make by themselves: nothing of it is ours to see, and nothing is
/// ever deleted.
record ApplicationStore() implements PolicyStore {

    @Override
    public PointCatalog everything(Scope scope) {
        return PointCatalog.EMPTY;
    }

    @Override
    public PointCatalog ofPolicy(Scope scope) {
        return PointCatalog.EMPTY;
    }

    @Override
    public PointCatalog ofPolicyAmongEverything(Scope scope) {
        return PointCatalog.EMPTY;
    }

    @Override
    public PointCatalog ofSources(Scope scope, Collection<ResourceId> sources) {
        return PointCatalog.EMPTY;
    }

    @Override
    public Map<SnapshotId, String> shields(Scope scope, PointCatalog catalog) {
        return Map.of();
    }

    @Override
    public SnapshotDeleter deleter(ResourceId source) {
        return (_, snapshot) -> {
            throw new IllegalStateException("nothing of an application's own backups is deleted, also not " + snapshot);
        };
    }

    @Override
    public boolean holds(ResourceId source) {
        return source.isCommand();
    }

    @Override
    public String counted() {
        return "applications";
    }
}
