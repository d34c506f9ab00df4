package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.policy.Workload;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.work.Handler;
import io.snapwarden.runtime.work.Outcome;
import io.snapwarden.snapshotter.freeze.FreezeConfig;
import io.snapwarden.snapshotter.freeze.FreezePace;
import io.snapwarden.snapshotter.freeze.Quiescer;
import io.snapwarden.snapshotter.hook.HookLedger;
import io.snapwarden.snapshotter.hook.HookRuns;
import io.snapwarden.snapshotter.host.Documents;
import io.snapwarden.snapshotter.host.Errands;
import io.snapwarden.snapshotter.host.Watch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// Meets obligations, each by one recovery point, however often and by however many it is asked: room in the scope, a
/// claim, the call, the event. What is captured alone takes the way of a workload, as its only member.
public final class CaptureHandler implements Handler<Message> {

    private static final Duration WRONG_CLOCK = Duration.ofDays(1);
    private static final Duration HOOKS_LOOKED_AT_EVERY = Duration.ofSeconds(2);

    private final CaptureHooks hooks;
    private final CaptureRound round;
    private final WorkloadCaptures workloads;
    private final InstantSource time;

    /// @param captureIds never gives the same id twice; what stands before the last dash names this worker
    public CaptureHandler(CapturePorts ports, Supplier<CaptureId> captureIds, CaptureConfig config) {
        this.time = ports.time();
        var freezes = FreezeConfig.defaults();
        var worker = CaptureId.worker(captureIds.get().value());
        var claims = new Claims(ports.ledger(), time, captureIds, config.settle());
        var documents = new Documents(ports.hosts(), time);
        var watch = new Watch(ports.hosts()::look, time, ports.pause(), HOOKS_LOOKED_AT_EVERY);
        var errands = new Errands(ports.hosts(), documents, watch, time);
        this.hooks = new CaptureHooks(
                new HookRuns(errands, ports.events(), time, ports.pause()),
                new HookLedger(ports.ledger(), config.settle()),
                time);
        var verdicts = new Verdicts(ports.tagger(), ports.pause());
        var captures = new Captures(
                new CreateCall(ports.creator(), time, config.settle()),
                new MarkCorrection(ports.tagger()),
                new Quiescer(ports.hosts(), documents, time, ports.pause(), freezes),
                new VssCaptures(ports, documents, new Lookup(ports.snapshots()), verdicts, config),
                verdicts,
                config.listingLag());
        this.round = new CaptureRound(
                new Rooms(ports.snapshots(), time, worker, config),
                new FreezePace(time, freezes),
                new Bracket(hooks, ports.side()),
                new Members(ports, claims, captures, hooks, errands, config),
                time,
                config.patience());
        this.workloads = new WorkloadCaptures(new WorkloadStarts(ports.ledger()), ports.tagger(), ports.events(), time);
    }

    @Override
    public Outcome handle(Message message) {
        return switch (message.work()) {
            case CaptureRecoveryPoint work -> inTime(List.of(work), message, () -> alone(work, message));
            case Work.CaptureWorkload work -> inTime(work.members(), message, () -> together(work, message));
            case Work.SettleHooks work -> message.expiredAt(time.instant()) ? new Outcome.Done() : hooks.settle(work);
            case Work.Tick _,
                    Work.ScanScope _,
                    Work.LookSooner _,
                    Work.ReviewRun _,
                    Work.PruneScope _,
                    Work.DeleteRecoveryPoints _ ->
                new Outcome.Rejected("the snapshotter captures; this is "
                        + message.work().getClass().getSimpleName());
        };
    }

    /// A point that is older than its slot would satisfy nothing. Clocks that differ by hours are waited for.
    ///
    /// @param works of one slot
    private Outcome inTime(List<CaptureRecoveryPoint> works, Message message, Supplier<Outcome> capture) {
        var now = time.instant();
        if (message.expiredAt(now)) {
            return new Outcome.Done();
        }
        for (var work : works) {
            if (work.command() != null && !work.key().obligation().source().isCommand()) {
                return new Outcome.Rejected("a command is run for what a command backs up, such as command-i-0123abcd,"
                        + " not for " + work.key().obligation().source());
            }
        }
        var owed = works.getFirst().key().obligation();
        var slot = owed.slot();
        if (!slot.isAheadOf(now)) {
            return capture.get();
        }
        var why = "the slot " + slot + " of " + owed.source() + " is still to come: it is " + now
                + " here. Check the clocks of the planner's and the snapshotter's machines";
        var ahead = Duration.between(now, slot.at());
        return ahead.compareTo(WRONG_CLOCK) > 0 ? new Outcome.Rejected(why) : new Outcome.Later(ahead, why);
    }

    private Outcome alone(CaptureRecoveryPoint work, Message message) {
        return CaptureRound.outcome(round.of(List.of(work), Workload.OnFailure.CONTINUE, message.notAfter()));
    }

    private Outcome together(Work.CaptureWorkload work, Message message) {
        var members = round.of(work.members(), work.onFailure(), message.notAfter());
        workloads.tell(work, members);
        return CaptureRound.outcome(members);
    }
}
