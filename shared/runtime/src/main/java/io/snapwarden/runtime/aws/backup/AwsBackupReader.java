package io.snapwarden.runtime.aws.backup;

import io.snapwarden.domain.fleet.BackupType;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.runtime.aws.client.BackupClients;
import io.snapwarden.runtime.port.BackupJob;
import io.snapwarden.runtime.port.BackupReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.BackupJobState;

/// Reads AWS Backup.
public final class AwsBackupReader implements BackupReader {

    private static final int PAGE = 1000;

    private final BackupClients clients;
    private final TaggedResources resources;
    private final VaultPoints points;

    public AwsBackupReader(BackupClients clients) {
        this.clients = clients;
        this.resources = new TaggedResources(clients);
        this.points = new VaultPoints(clients);
    }

    @Override
    public List<Resource> tagged(Scope scope, Map<String, String> tags, Set<BackupType> types) {
        return resources.find(scope, tags, types);
    }

    @Override
    public List<BackupJob> jobs(Scope scope, String vault, Instant from) {
        return clients.read(
                "ListBackupJobs", "the vault " + vault, scope, List.of(), client -> jobs(client, vault, from));
    }

    private static List<BackupJob> jobs(BackupClient client, String vault, Instant from) {
        var jobs = new ArrayList<BackupJob>();
        for (var page : client.listBackupJobsPaginator(
                request -> request.byBackupVaultName(vault).byCreatedAfter(from).maxResults(PAGE))) {
            page.backupJobs().stream().filter(job -> job.creationDate() != null).forEach(job -> jobs.add(job(job)));
        }
        return List.copyOf(jobs);
    }

    private static BackupJob job(software.amazon.awssdk.services.backup.model.BackupJob row) {
        return new BackupJob(
                String.valueOf(row.backupJobId()),
                Objects.requireNonNullElse(row.resourceArn(), ""),
                Objects.requireNonNullElse(row.recoveryPointArn(), ""),
                state(row.state()),
                Objects.requireNonNullElse(row.statusMessage(), ""),
                row.creationDate(),
                row.completionDate());
    }

    /// A state that nobody knew when this was written is waited for.
    private static BackupJob.State state(BackupJobState state) {
        return switch (state) {
            case CREATED -> BackupJob.State.CREATED;
            case PENDING -> BackupJob.State.PENDING;
            case RUNNING, UNKNOWN_TO_SDK_VERSION -> BackupJob.State.RUNNING;
            case ABORTING -> BackupJob.State.ABORTING;
            case ABORTED -> BackupJob.State.ABORTED;
            case COMPLETED -> BackupJob.State.COMPLETED;
            case FAILED -> BackupJob.State.FAILED;
            case EXPIRED -> BackupJob.State.EXPIRED;
            case PARTIAL -> BackupJob.State.PARTIAL;
        };
    }

    @Override
    public List<Snapshot> points(Scope scope, String vault, Query query) {
        return points.list(scope, vault, query);
    }

    /// A lock that only a privileged role could open counts as one too.
    @Override
    public Optional<String> lock(Scope scope, String vault) {
        boolean locked = clients.read(
                "DescribeBackupVault",
                vault,
                scope,
                false,
                client -> Boolean.TRUE.equals(client.describeBackupVault(request -> request.backupVaultName(vault))
                        .locked()));
        return locked ? Optional.of("the vault " + vault + " is locked") : Optional.empty();
    }
}
