package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.ManagedBackup;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.runtime.port.BackupDeleter;
import io.snapwarden.runtime.port.BackupReader;
import io.snapwarden.runtime.port.BackupReader.Query;
import io.snapwarden.runtime.port.SnapshotDeleter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// A vault of AWS Backup, which may serve several policies.
record VaultStore(Policy policy, ManagedBackup backup, BackupReader backups, BackupDeleter deletes)
        implements WholeStore {

    @Override
    public PointCatalog everything(Scope scope) {
        return PointCatalog.of(backups.points(scope, backup.vault(), new Query.All()), scope);
    }

    @Override
    public PointCatalog ofSources(Scope scope, Collection<ResourceId> sources) {
        return PointCatalog.of(backups.points(scope, backup.vault(), new Query.OfSources(sources)), scope);
    }

    /// A locked vault keeps all that it holds.
    @Override
    public Map<SnapshotId, String> shields(Scope scope, PointCatalog catalog) {
        var shields = new HashMap<SnapshotId, String>();
        backups.lock(scope, backup.vault())
                .ifPresent(why -> catalog.points()
                        .forEach(
                                point -> point.members().forEach(member -> shields.put(member.id(), "stays: " + why))));
        return Map.copyOf(shields);
    }

    @Override
    public SnapshotDeleter deleter(ResourceId source) {
        return (scope, point) -> deletes.delete(scope, backup.vault(), point);
    }

    @Override
    public boolean holds(ResourceId source) {
        return source.isArn();
    }

    @Override
    public String counted() {
        return "pruned-of-vault/" + backup.vault();
    }
}
