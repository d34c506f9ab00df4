package io.snapwarden.snapshotter;

import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;

/// Knows who makes the point of what.
final class Members {

    private final CapturePorts ports;
    private final StartedJobs jobs;
    private final VolumesMember.Makers makers;
    private final WholeMember.Askers askers;

    Members(CapturePorts ports, Claims claims, Captures captures, CaptureHooks hooks, CaptureConfig config) {
        var failures = new Failures(ports.ledger());
        this.ports = ports;
        this.jobs = new StartedJobs(ports.ledger());
        this.makers = new VolumesMember.Makers(
                claims, failures, new Lookup(ports.snapshots()), captures, hooks, ports.events(), ports.time(), config);
        this.askers = new WholeMember.Askers(
                claims, failures, new Waits(ports.ledger()), ports.events(), ports.time(), config.settle());
    }

    Member of(CaptureRecoveryPoint work) {
        var job = work.job();
        if (job != null) {
            return new WholeMember(work, new ServiceOrder.OfBackup(work, job, ports.backups(), jobs), askers);
        }
        var database = work.database();
        return database == null
                ? new VolumesMember(work, makers)
                : new WholeMember(work, new ServiceOrder.OfDatabase(work, database, ports.databases()), askers);
    }
}
