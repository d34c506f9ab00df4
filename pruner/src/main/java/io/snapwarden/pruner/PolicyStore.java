package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.runtime.port.SnapshotDeleter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Where a policy's points live, and how they are read and deleted there.
interface PolicyStore {

    /// All of ours that is kept there, whosever policy's.
    PointCatalog everything(Scope scope);

    /// All that the policy has there, and what carries some mark of it.
    PointCatalog ofPolicy(Scope scope);

    /// The same where everything is asked for anyway.
    PointCatalog ofPolicyAmongEverything(Scope scope);

    PointCatalog ofSources(Scope scope, Collection<ResourceId> sources);

    /// What must not be deleted now, each with the reason.
    Map<SnapshotId, String> shields(Scope scope, PointCatalog catalog);

    SnapshotDeleter deleter(ResourceId source);

    /// Whether points of this source live here.
    boolean holds(ResourceId source);

    /// The stores that it consists of, each of which counts its own deletes.
    default List<PolicyStore> apart() {
        return List.of(this);
    }

    /// Under what the day's deletes there are counted.
    String counted();

    static PolicyStore of(PrunePorts ports, Policy policy) {
        var stores = new ArrayList<PolicyStore>();
        for (var kind : policy.selection().kinds()) {
            var store = of(ports, policy, kind);
            if (!stores.contains(store)) {
                stores.add(store);
            }
        }
        return stores.size() == 1 ? stores.getFirst() : new JoinedStore(stores);
    }

    private static PolicyStore of(PrunePorts ports, Policy policy, ResourceKind kind) {
        if (kind == ResourceKind.COMMAND) {
            return new ApplicationStore();
        }
        var backup = policy.backup();
        if (backup != null && kind == ResourceKind.AWS_BACKUP) {
            return new VaultStore(policy, backup, ports.backups(), ports.backupDeleter());
        }
        return kind.isDatabase()
                ? new DatabaseStore(policy, kind, ports.databases(), ports.databaseDeleter())
                : new SnapshotStore(policy, ports.snapshots(), ports.deleter());
    }
}
