package io.snapwarden.snapshotter;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.point.BackupToken;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.run.CaptureFailure;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.BackupStarter;
import io.snapwarden.runtime.port.BackupStarter.Start;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.util.List;

/// Has AWS Backup make a point. Its jobs take hours, so all that is done here is to start one and to write its id
/// down; the planner's sweep sees how it ends.
///
/// Whoever is not sure starts it again: the token makes the same job of it. The claim is there so that few try at
/// once.
final class BackupCaptures {

    private final BackupStarter starter;
    private final Claims claims;
    private final StartedJobs jobs;
    private final Failures failures;
    private final CapturePorts ports;
    private final Duration settle;

    BackupCaptures(CapturePorts ports, Claims claims, Failures failures, Duration settle) {
        this.starter = ports.backups();
        this.claims = claims;
        this.jobs = new StartedJobs(ports.ledger());
        this.failures = failures;
        this.ports = ports;
        this.settle = settle;
    }

    Outcome capture(CaptureRecoveryPoint work, CaptureRecoveryPoint.Job job) {
        return switch (claims.claim(work.key())) {
            case Claiming.Ours(var hold) -> start(work, job, hold);
            case Claiming.Theirs(var pause) -> later(work, pause, "another delivery is at work on it");
            case Claiming.Refused() -> new Outcome.Done();
            case Claiming.LookFirst looked ->
                claims.take(work.key(), looked)
                        .map(hold -> start(work, job, hold))
                        .orElseGet(() -> later(work, settle, "another delivery has just taken it over"));
        };
    }

    private Outcome start(CaptureRecoveryPoint work, CaptureRecoveryPoint.Job job, Hold hold) {
        var token = new BackupToken(work.key(), job.turn());
        var marks = Marks.ofManaged(work.key(), token, work.retain());
        var owed = work.key().obligation();
        var order = new BackupStarter.Order(owed.source(), job.vault(), job.role(), token, marks.tags());
        return switch (starter.start(owed.scope(), order)) {
            case Start.Started(var id) -> tell(work, marks, job.vault(), id);
            case Start.Busy(var pause, var why) -> giveBack(work, hold, pause, why);
            case Start.Ambiguous(var why) -> giveBack(work, hold, settle, why);
            case Start.Gone(var why) -> refuse(work, hold, why, true);
            case Start.Refused(var why) -> refuse(work, hold, why, false);
        };
    }

    /// First it is written down: a crash between repeats the event, and AWS shows the same job again.
    private Outcome tell(CaptureRecoveryPoint work, Marks marks, String vault, String id) {
        jobs.note(work.key(), vault, id);
        ports.events()
                .publish(new Event.RecoveryPointCaptured(
                        work.key(),
                        work.kind(),
                        marks.capture(),
                        List.of(),
                        marks.consistency(),
                        List.of(),
                        null,
                        null,
                        id,
                        ports.time().instant()));
        return new Outcome.Done();
    }

    private Outcome giveBack(CaptureRecoveryPoint work, Hold hold, Duration pause, String why) {
        claims.reopen(hold);
        return later(work, pause, why);
    }

    private Outcome refuse(CaptureRecoveryPoint work, Hold hold, String why, boolean gone) {
        failures.leave(work.key(), new CaptureFailure(why, gone, ports.time().instant()));
        claims.refuse(hold);
        return new Outcome.Done();
    }

    private static Outcome later(CaptureRecoveryPoint work, Duration pause, String why) {
        return new Outcome.Later(Spread.of(pause, work.key().obligation().workId()), why);
    }
}
