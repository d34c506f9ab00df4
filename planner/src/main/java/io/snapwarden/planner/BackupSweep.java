package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Fleet;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.policy.ManagedBackup;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.runtime.port.BackupJob;
import io.snapwarden.runtime.port.BackupReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/// Looks at a scope for the runs that AWS Backup works for: what the policies select, the jobs, and the points of
/// their vaults. Jobs take hours, and AWS's events about them are best effort; this is what makes their endings
/// known.
final class BackupSweep implements ServiceSweep {

    private final PolicySet policies;
    private final BackupReader backups;
    private final JobNotes notes;

    BackupSweep(PolicySet policies, BackupReader backups, JobNotes notes) {
        this.policies = policies;
        this.backups = backups;
        this.notes = notes;
    }

    @Override
    public boolean makes(ResourceKind kind) {
        return kind == ResourceKind.AWS_BACKUP;
    }

    @Override
    public String said(Scope scope) {
        return LedgerKeys.saidOfBackup(scope);
    }

    @Override
    public ScopeListing.Listed listed(Scope scope, List<OpenRun> runs) {
        var noted = new HashMap<RunKey, List<JobNotes.Note>>();
        var unknown = new HashSet<RunKey>();
        for (var run : runs) {
            notes.of(run.key(), scope)
                    .ifPresentOrElse(known -> noted.put(run.key(), known), () -> unknown.add(run.key()));
        }
        var from = ServiceSweep.since(runs);
        var jobs = new HashMap<String, BackupJob>();
        var points = new ArrayList<Snapshot>();
        for (var vault : vaults(runs, noted)) {
            var ofVault = backups.jobs(scope, vault, from);
            ofVault.forEach(job -> jobs.put(job.id(), job));
            points.addAll(withIssues(backups.points(scope, vault, new BackupReader.Query.Since(from)), ofVault));
        }
        var catalog = PointCatalog.of(points, scope);
        return new ScopeListing.Listed(
                Fleet.ofManaged(SelectedFleet.managed(policies, backups, scope)),
                catalog,
                new JobSweep(noted, unknown, jobs, catalog));
    }

    private static SortedSet<String> vaults(List<OpenRun> runs, Map<RunKey, List<JobNotes.Note>> noted) {
        var vaults = new TreeSet<String>();
        runs.stream()
                .map(OpenRun::policy)
                .filter(Objects::nonNull)
                .map(Policy::backup)
                .filter(Objects::nonNull)
                .map(ManagedBackup::vault)
                .forEach(vaults::add);
        noted.values().forEach(some -> some.forEach(note -> vaults.add(note.vault())));
        return vaults;
    }

    /// What a job says that was completed with issues stands on the job alone.
    private static List<Snapshot> withIssues(List<Snapshot> points, List<BackupJob> jobs) {
        var issues = new HashMap<String, String>();
        jobs.stream()
                .filter(job -> job.state() == BackupJob.State.COMPLETED
                        && !job.message().isBlank())
                .forEach(job -> issues.put(job.point(), JobWords.shortened(job.message())));
        return points.stream()
                .map(point -> {
                    var issue = issues.get(point.id().value());
                    return issue == null ? point : point.saying(issue);
                })
                .toList();
    }
}
