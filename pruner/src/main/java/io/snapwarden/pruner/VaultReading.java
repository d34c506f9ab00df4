package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.ManagedBackup;
import io.snapwarden.runtime.port.BackupReader;
import io.snapwarden.runtime.port.BackupReader.Query;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Reads what a policy has in its vault.
final class VaultReading {

    private final BackupReader backups;

    VaultReading(BackupReader backups) {
        this.backups = backups;
    }

    /// Whosever policy's: a vault may serve several.
    PointCatalog everything(Scope scope, ManagedBackup backup) {
        return PointCatalog.of(backups.points(scope, backup.vault(), new Query.All()), scope);
    }

    PointCatalog ofSources(Scope scope, ManagedBackup backup, Collection<ResourceId> sources) {
        return PointCatalog.of(backups.points(scope, backup.vault(), new Query.OfSources(sources)), scope);
    }

    /// A locked vault keeps all that it holds.
    Map<SnapshotId, String> shields(Scope scope, ManagedBackup backup, PointCatalog catalog) {
        var shields = new HashMap<SnapshotId, String>();
        backups.lock(scope, backup.vault())
                .ifPresent(why -> catalog.points()
                        .forEach(
                                point -> point.members().forEach(member -> shields.put(member.id(), "stays: " + why))));
        return Map.copyOf(shields);
    }
}
