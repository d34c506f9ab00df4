package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.runtime.port.SnapshotDeleter;
import java.util.Collection;
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

    SnapshotDeleter deleter();

    /// Under what the day's deletes there are counted.
    String counted();

    static PolicyStore of(PrunePorts ports, Policy policy) {
        var backup = policy.backup();
        if (backup != null) {
            return new VaultStore(policy, backup, ports.backups(), ports.backupDeleter());
        }
        var kind = policy.selection().kind();
        if (kind == ResourceKind.COMMAND) {
            return new ApplicationStore();
        }
        return kind.isDatabase()
                ? new DatabaseStore(policy, ports.databases(), ports.databaseDeleter())
                : new SnapshotStore(policy, ports.snapshots(), ports.deleter());
    }
}
