package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.BackupType;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Sets up what AWS Backup takes and keeps in a scope, and looks behind it, without any call.
public final class BackupStage {

    private final ScopeState state;

    BackupStage(ScopeState state) {
        this.state = state;
    }

    public BackupStage vault(String name) {
        return locked(() -> state.vaults.names.add(name));
    }

    public BackupStage lockVault(String name) {
        return locked(() -> state.vaults.locked.add(name));
    }

    public BackupStage unlockVault(String name) {
        return locked(() -> state.vaults.locked.remove(name));
    }

    /// A resource, with these tags from now on.
    public BackupStage put(String arn, Map<String, String> tags) {
        return locked(() -> state.backedUp.put(arn, Map.copyOf(tags)));
    }

    /// All that are there, by their ARNs.
    public List<String> resources() {
        return read(() -> state.backedUp.keySet().stream().sorted().toList());
    }

    public BackupStage remove(String arn) {
        return locked(() -> state.backedUp.remove(arn));
    }

    /// How the next job of the resource ends; said several times, the jobs after it too.
    public BackupStage next(String arn, BackupEnd end) {
        return locked(() ->
                state.vaults.ends.computeIfAbsent(arn, _ -> new ArrayDeque<>()).add(end));
    }

    /// Every job ends as is usual from now on.
    public BackupStage endAsUsual() {
        return locked(() -> {
            state.vaults.ends.clear();
            return true;
        });
    }

    /// So many jobs may be open at once.
    public BackupStage jobsAtOnce(int most) {
        return locked(() -> state.vaults.jobsAtOnce = most);
    }

    /// As many as the limits say.
    public BackupStage jobsAsUsual() {
        return locked(() -> {
            state.vaults.jobsAtOnce = null;
            return true;
        });
    }

    public BackupStage optOut(BackupType type) {
        return locked(() -> state.vaults.notOptedIn.add(type));
    }

    /// @param role by its ARN
    public BackupStage breakRole(String role) {
        return locked(() -> state.vaults.badRoles.add(role));
    }

    /// From now on its key may not be used.
    public BackupStage denyKey(String arn) {
        return locked(() -> state.vaults.badKeys.add(arn));
    }

    /// Writes tags on a recovery point, as whoever may do that can.
    public BackupStage tag(String point, Map<String, String> tags) {
        return locked(() -> {
            var stored = state.vaults.byArn.get(point);
            if (stored != null) {
                stored.tags.putAll(tags);
            }
            return true;
        });
    }

    public BackupStage untag(String point, String key) {
        return locked(() -> {
            var stored = state.vaults.byArn.get(point);
            if (stored != null) {
                stored.tags.remove(key);
            }
            return true;
        });
    }

    /// A recovery point that a backup plan of AWS made.
    public String planned(String resource, String vault, Map<String, String> tags) {
        var arn = "arn:aws:backup:" + state.scope.region() + ":" + state.scope.account() + ":recovery-point:"
                + state.uuid();
        locked(() -> {
            long now = state.now();
            var order = new StoredJob.Order(resource, vault, "plan", "", tags);
            new BackupJobs(state)
                    .put(new StoredPoint(
                            state.number(),
                            arn,
                            order,
                            BackupEnd.WELL,
                            new StoredPoint.Times(now, now, now),
                            "plan-1"));
            return true;
        });
        return arn;
    }

    /// The jobs in truth, whatever listings show.
    public List<BackupJobRow> jobs() {
        return read(() -> Walk.all(state.vaults.jobs).stream()
                .map(job -> job.row(state.now()))
                .toList());
    }

    /// What each job was told to write on its point, by the job's id: no listing shows it.
    public Map<String, Map<String, String>> tagsOrdered() {
        return read(() -> Walk.all(state.vaults.jobs).stream()
                .collect(Collectors.toMap(StoredJob::id, job -> job.order().tags())));
    }

    /// The recovery points that exist in truth.
    public List<BackupPointRow> points() {
        return read(
                () -> state.vaults.byArn.values().stream().map(StoredPoint::row).toList());
    }

    public Map<String, String> tagsOf(String point) {
        return read(() -> {
            var stored = state.vaults.byArn.get(point);
            return stored == null ? Map.of() : Map.copyOf(stored.tags);
        });
    }

    private BackupStage locked(Supplier<?> change) {
        read(change);
        return this;
    }

    private <T> T read(Supplier<T> work) {
        state.lock.lock();
        try {
            state.settle();
            return work.get();
        } finally {
            state.lock.unlock();
        }
    }
}
