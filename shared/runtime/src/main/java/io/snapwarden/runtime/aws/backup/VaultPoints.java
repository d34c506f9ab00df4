package io.snapwarden.runtime.aws.backup;

import io.snapwarden.domain.fleet.Arn;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Labels;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.aws.client.BackupClients;
import io.snapwarden.runtime.port.BackupReader.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.ListRecoveryPointsByBackupVaultRequest;
import software.amazon.awssdk.services.backup.model.RecoveryPointByBackupVault;

/// Reads the recovery points of a vault with their tags. A listing shows no tags, so each point costs a call; those
/// that a backup plan of AWS made say without one that they are not ours.
final class VaultPoints {

    private static final int PAGE = 1000;

    private final BackupClients clients;

    VaultPoints(BackupClients clients) {
        this.clients = clients;
    }

    List<Snapshot> list(Scope scope, String vault, Query query) {
        return switch (query) {
            case Query.All() -> list(scope, vault, _ -> {});
            case Query.Since(var from) -> list(scope, vault, request -> request.byCreatedAfter(from));
            case Query.OfSources(var sources) ->
                sources.stream()
                        .map(ResourceId::value)
                        .distinct()
                        .flatMap(source -> list(scope, vault, request -> request.byResourceArn(source)).stream())
                        .toList();
        };
    }

    private List<Snapshot> list(
            Scope scope, String vault, Consumer<ListRecoveryPointsByBackupVaultRequest.Builder> narrowed) {
        var rows = clients.read(
                "ListRecoveryPointsByBackupVault",
                "the vault " + vault,
                scope,
                List.<RecoveryPointByBackupVault>of(),
                client -> rows(client, vault, narrowed));
        var labels = new Labels();
        var listed = new ArrayList<Snapshot>();
        rows.stream()
                .filter(VaultPoints::mayBeOurs)
                .forEach(row -> tags(scope, row.recoveryPointArn())
                        .ifPresent(tags -> listed.add(point(scope, row, tags, labels))));
        return List.copyOf(listed);
    }

    private static List<RecoveryPointByBackupVault> rows(
            BackupClient client, String vault, Consumer<ListRecoveryPointsByBackupVaultRequest.Builder> narrowed) {
        var rows = new ArrayList<RecoveryPointByBackupVault>();
        for (var page : client.listRecoveryPointsByBackupVaultPaginator(request -> {
            request.backupVaultName(vault).maxResults(PAGE);
            narrowed.accept(request);
        })) {
            rows.addAll(page.recoveryPoints());
        }
        return List.copyOf(rows);
    }

    private static boolean mayBeOurs(RecoveryPointByBackupVault row) {
        boolean planned = row.createdBy() != null && row.createdBy().backupPlanId() != null;
        return !planned && row.creationDate() != null && Arn.fits(String.valueOf(row.recoveryPointArn()));
    }

    /// Empty where the point has gone meanwhile.
    private Optional<Map<String, String>> tags(Scope scope, String arn) {
        return clients.read("ListTags", arn, scope, Optional.empty(), client -> Optional.of(tags(client, arn)));
    }

    private static Map<String, String> tags(BackupClient client, String arn) {
        var tags = new HashMap<String, String>();
        for (var page : client.listTagsPaginator(request -> request.resourceArn(arn))) {
            tags.putAll(page.tags());
        }
        return Map.copyOf(tags);
    }

    private static Snapshot point(
            Scope scope, RecoveryPointByBackupVault row, Map<String, String> tags, Labels labels) {
        return new Snapshot(
                new SnapshotId(row.recoveryPointArn()),
                scope.account(),
                String.valueOf(row.resourceArn()),
                row.creationDate(),
                state(row),
                Objects.requireNonNullElse(row.statusMessage(), ""),
                labels.ofTags(tags),
                row.completionDate(),
                row.backupSizeInBytes());
    }

    /// What expires, is deleted or has stopped is neither good nor an error: it is waited for.
    private static Snapshot.State state(RecoveryPointByBackupVault row) {
        return switch (row.status()) {
            case COMPLETED, AVAILABLE -> Snapshot.State.COMPLETED;
            case CREATING -> Snapshot.State.PENDING;
            case PARTIAL -> Snapshot.State.ERROR;
            case DELETING, EXPIRED, STOPPED, UNKNOWN_TO_SDK_VERSION -> Snapshot.State.OTHER;
        };
    }
}
