package io.snapwarden.snapshotter;

import io.snapwarden.domain.policy.CommandBackup;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.snapshotter.host.Errands;
import java.time.Duration;
import java.time.Instant;

/// Knows who makes the point of what.
final class Members {

    private final CapturePorts ports;
    private final StartedJobs jobs;
    private final SentCommands commands;
    private final Errands errands;
    private final Duration settle;
    private final VolumesMember.Makers makers;
    private final WholeMember.Askers askers;

    Members(
            CapturePorts ports,
            Claims claims,
            Captures captures,
            CaptureHooks hooks,
            Errands errands,
            CaptureConfig config) {
        var failures = new Failures(ports.ledger());
        this.ports = ports;
        this.jobs = new StartedJobs(ports.ledger());
        this.commands = new SentCommands(ports.ledger(), ports.time());
        this.errands = errands;
        this.settle = config.settle();
        this.makers = new VolumesMember.Makers(
                claims, failures, new Lookup(ports.snapshots()), captures, hooks, ports.events(), ports.time(), config);
        this.askers = new WholeMember.Askers(
                claims, failures, new Waits(ports.ledger()), ports.events(), ports.time(), config.settle());
    }

    /// @param notAfter when its message ends
    Member of(CaptureRecoveryPoint work, Instant notAfter) {
        var job = work.job();
        if (job != null) {
            return new WholeMember(work, notAfter, new ServiceOrder.OfBackup(work, job, ports.backups(), jobs), askers);
        }
        var database = work.database();
        if (database != null) {
            return new WholeMember(
                    work, notAfter, new ServiceOrder.OfDatabase(work, database, ports.databases()), askers);
        }
        var command = work.command();
        return command == null ? new VolumesMember(work, notAfter, makers) : byCommand(work, notAfter, command);
    }

    private Member byCommand(CaptureRecoveryPoint work, Instant notAfter, CommandBackup command) {
        var order = new CommandOrder(work, command, ports.hosts(), errands, commands, ports.time(), settle);
        return new WholeMember(work, notAfter, order, askers);
    }
}
