package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.Scope;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// AWS Backup in one scope, as one role sees it. Every method is one API call; it throws [AwsError] or [ReplyLost].
public final class SimulatedBackup {

    private final ScopeState state;
    private final Gate gate;
    private final String role;

    SimulatedBackup(ScopeState state, Gate gate, String role) {
        this.state = state;
        this.gate = gate;
        this.role = role;
    }

    public Scope scope() {
        return state.scope;
    }

    /// @param token the same one never starts a second job; empty for none
    public BackupJobRow startBackupJob(
            String resource, String vault, String roleArn, String token, Map<String, String> tags) {
        return call(
                "StartBackupJob",
                () -> new BackupJobs(state).start(new StoredJob.Order(resource, vault, roleArn, token, tags)));
    }

    public Page<BackupJobRow> listBackupJobs(BackupListing listing) {
        return list("ListBackupJobs", listing, () -> {
            long now = state.now();
            return Paging.of(
                    List.of(state.vaults.jobs),
                    listing.page(state.limits),
                    state.limits,
                    job -> job.seen(now) && listing.takes(job.order(), job.createdAt()),
                    job -> job.row(now));
        });
    }

    public Page<BackupPointRow> listRecoveryPointsByBackupVault(BackupListing listing) {
        return list("ListRecoveryPointsByBackupVault", listing, () -> {
            requireVault(listing.vault());
            long now = state.now();
            return Paging.of(
                    List.of(state.vaults.points),
                    listing.page(state.limits),
                    state.limits,
                    point -> point.seen(now) && listing.takes(point.order, point.createdAt),
                    StoredPoint::row);
        });
    }

    public Map<String, String> listTags(String arn) {
        return call("ListTags", () -> Map.copyOf(point(arn).tags));
    }

    public void deleteRecoveryPoint(String vault, String arn) {
        call("DeleteRecoveryPoint", () -> {
            requireVault(vault);
            var point = point(arn);
            if (state.vaults.locked.contains(vault)) {
                throw AwsError.refused(
                        "InvalidRequestException", "Recovery point cannot be deleted: the vault is locked.");
            }
            point.delete(state.seenFrom());
            state.vaults.byArn.remove(arn);
            state.vaults.points.lost(state.now());
            return true;
        });
    }

    /// Whether the vault is locked.
    public boolean describeBackupVault(String vault) {
        return call("DescribeBackupVault", () -> {
            requireVault(vault);
            return state.vaults.locked.contains(vault);
        });
    }

    private StoredPoint point(String arn) {
        var point = state.vaults.byArn.get(arn);
        if (point == null) {
            throw AwsError.refused("ResourceNotFoundException", "Recovery point " + arn + " cannot be found.");
        }
        return point;
    }

    private void requireVault(String vault) {
        if (!state.vaults.names.contains(vault)) {
            throw AwsError.refused("ResourceNotFoundException", "Backup vault " + vault + " cannot be found.");
        }
    }

    private <T> Page<T> list(String action, BackupListing listing, Supplier<Page<T>> page) {
        return call(action, () -> {
            if (!listing.isFirstPage() && state.faults.strikes(Faults.Kind.BREAK_LISTING, action)) {
                throw Dialect.BACKUP.internal();
            }
            return page.get();
        });
    }

    private <T> T call(String action, Supplier<T> effect) {
        return gate.pass(role, action, true, effect);
    }
}
