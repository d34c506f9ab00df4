package io.snapwarden.snapshotter;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.run.CaptureFailure;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.Start;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Has AWS Backup, RDS or an application make a point. All may take hours, so all that is done here is to ask; the
/// planner's scans see how it ends.
///
/// Whoever is not sure asks again: the token makes the same job of it, the name the same snapshot, and a command is
/// looked for before it is sent. The claim is there so that few try at once, and only one sends a command.
final class ServiceCaptures {

    private final Claims claims;
    private final Failures failures;
    private final Waits waits;
    private final CapturePorts ports;
    private final Duration settle;

    ServiceCaptures(CapturePorts ports, Claims claims, Failures failures, Duration settle) {
        this.claims = claims;
        this.failures = failures;
        this.waits = new Waits(ports.ledger());
        this.ports = ports;
        this.settle = settle;
    }

    Outcome capture(CaptureRecoveryPoint work, ServiceOrder order) {
        return switch (claims.claim(work.key())) {
            case Claiming.Ours(var hold) -> start(work, order, hold);
            case Claiming.Theirs(var pause) -> later(work, pause, "another delivery is at work on it");
            case Claiming.Refused() -> new Outcome.Done();
            case Claiming.LookFirst looked ->
                claims.take(work.key(), looked)
                        .map(hold -> start(work, order, hold))
                        .orElseGet(() -> later(work, settle, "another delivery has just taken it over"));
        };
    }

    /// A refusal because of tags says that nothing was made. The source's can do without, ours cannot.
    private Outcome start(CaptureRecoveryPoint work, ServiceOrder order, Hold hold) {
        var start = order.start(work.sourceTags(), hold);
        return start instanceof Start.TagsRefused && !work.sourceTags().isEmpty()
                ? conclude(work, order, hold, order.start(Map.of(), hold), droppingAll(work))
                : conclude(work, order, hold, start, work.droppedTags());
    }

    private static List<String> droppingAll(CaptureRecoveryPoint work) {
        return Stream.concat(work.sourceTags().keySet().stream(), work.droppedTags().stream())
                .sorted()
                .toList();
    }

    private Outcome conclude(
            CaptureRecoveryPoint work, ServiceOrder order, Hold hold, Start start, List<String> dropped) {
        return switch (start) {
            case Start.Started(var id) -> tell(work, order, id, dropped);
            case Start.Busy(var pause, var why) -> {
                waits.note(work.key(), why);
                yield giveBack(work, hold, pause, why);
            }
            case Start.Ambiguous(var why) ->
                order.isRepeatable() ? giveBack(work, hold, settle, why) : later(work, settle, why);
            case Start.Gone(var why) -> refuse(work, hold, why, true);
            case Start.Refused(var why) -> refuse(work, hold, why, false);
            case Start.TagsRefused(var why) -> refuse(work, hold, "our own marks were refused: " + why, false);
        };
    }

    /// First it is written down: a crash between repeats the event, and AWS shows the same job or snapshot again.
    private Outcome tell(CaptureRecoveryPoint work, ServiceOrder order, String id, List<String> dropped) {
        order.started(id);
        var marks = order.marks();
        ports.events()
                .publish(new Event.RecoveryPointCaptured(
                        work.key(),
                        work.kind(),
                        marks.capture(),
                        order.snapshots(id),
                        marks.consistency(),
                        dropped,
                        null,
                        null,
                        order.job(id),
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
