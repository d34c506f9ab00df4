package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.SnapshotDeleter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Where the points of workloads live: in several stores at once. A source's points are in one of them, so each store
/// is asked for its own. One that cannot be read breaks the whole listing, and then nothing is deleted.
record JoinedStore(List<PolicyStore> stores) implements PolicyStore {

    JoinedStore {
        stores = List.copyOf(stores);
    }

    @Override
    public boolean holds(ResourceId source) {
        return stores.stream().anyMatch(store -> store.holds(source));
    }

    @Override
    public PointCatalog everything(Scope scope) {
        return joined(store -> store.everything(scope));
    }

    @Override
    public PointCatalog ofPolicy(Scope scope) {
        return joined(store -> store.ofPolicy(scope));
    }

    @Override
    public PointCatalog ofPolicyAmongEverything(Scope scope) {
        return joined(store -> store.ofPolicyAmongEverything(scope));
    }

    @Override
    public PointCatalog ofSources(Scope scope, Collection<ResourceId> sources) {
        return joined(store -> {
            var held = sources.stream().filter(store::holds).toList();
            return held.isEmpty() ? PointCatalog.EMPTY : store.ofSources(scope, held);
        });
    }

    @Override
    public Map<SnapshotId, String> shields(Scope scope, PointCatalog catalog) {
        var shields = new HashMap<SnapshotId, String>();
        for (var store : stores) {
            var held = catalog.points().stream()
                    .filter(point -> store.holds(point.obligation().source()))
                    .toList();
            if (!held.isEmpty()) {
                shields.putAll(store.shields(scope, new PointCatalog(held, List.of())));
            }
        }
        return Map.copyOf(shields);
    }

    @Override
    public SnapshotDeleter deleter(ResourceId source) {
        return stores.stream()
                .filter(store -> store.holds(source))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("expected a store that holds points of " + source))
                .deleter(source);
    }

    @Override
    public List<PolicyStore> apart() {
        return stores;
    }

    @Override
    public String counted() {
        throw new IllegalStateException("each store counts its own deletes");
    }

    private PointCatalog joined(Function<PolicyStore, PointCatalog> read) {
        var points = new ArrayList<RecoveryPoint>();
        var strangers = new ArrayList<PointCatalog.Stranger>();
        for (var store : stores) {
            var catalog = read.apply(store);
            points.addAll(catalog.points());
            strangers.addAll(catalog.strangers());
        }
        return new PointCatalog(points, strangers);
    }
}
