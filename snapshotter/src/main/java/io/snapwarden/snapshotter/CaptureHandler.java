package io.snapwarden.snapshotter;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.policy.CommandBackup;
import io.snapwarden.domain.run.CaptureFailure;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.EventSink;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Meets an obligation by one recovery point, however often and by however many it is asked: room in the scope, a
/// claim, the call, the event. Whoever is not sure looks at what exists before it creates anything.
///
/// Waiting for room comes before the claim, so that it writes nothing.
public final class CaptureHandler implements Handler<Message> {

    private static final Duration WRONG_CLOCK = Duration.ofDays(1);
    private static final Duration HOOKS_LOOKED_AT_EVERY = Duration.ofSeconds(2);

    private final Rooms rooms;
    private final Claims claims;
    private final Lookup lookup;
    private final CaptureHooks hooks;
    private final Captures captures;
    private final FreezePace freezes;
    private final Failures failures;
    private final ServiceCaptures services;
    private final CapturePorts ports;
    private final StartedJobs jobs;
    private final Errands errands;
    private final SentCommands commands;
    private final EventSink events;
    private final InstantSource time;
    private final CaptureConfig config;

    /// @param captureIds never gives the same id twice; what stands before the last dash names this worker
    public CaptureHandler(CapturePorts ports, Supplier<CaptureId> captureIds, CaptureConfig config) {
        this.time = ports.time();
        this.events = ports.events();
        this.config = config;
        var freezes = FreezeConfig.defaults();
        var worker = CaptureId.worker(captureIds.get().value());
        this.rooms = new Rooms(ports.snapshots(), time, worker, config);
        this.claims = new Claims(ports.ledger(), time, captureIds, config.settle());
        this.lookup = new Lookup(ports.snapshots());
        this.freezes = new FreezePace(time, freezes);
        var documents = new Documents(ports.hosts(), time);
        var watch = new Watch(ports.hosts(), time, ports.pause(), HOOKS_LOOKED_AT_EVERY);
        this.errands = new Errands(ports.hosts(), documents, watch, time);
        this.hooks = new CaptureHooks(
                new HookRuns(errands, events, time, ports.pause()),
                new HookLedger(ports.ledger(), config.settle()),
                claims,
                time);
        this.captures = new Captures(
                new CreateCall(ports.creator(), time, config.settle()),
                ports.tagger(),
                new Quiescer(ports.hosts(), documents, time, ports.pause(), freezes),
                hooks,
                ports.pause(),
                config.listingLag());
        this.failures = new Failures(ports.ledger());
        this.services = new ServiceCaptures(ports, claims, failures, config.settle());
        this.ports = ports;
        this.jobs = new StartedJobs(ports.ledger());
        this.commands = new SentCommands(ports.ledger(), time);
    }

    @Override
    public Outcome handle(Message message) {
        return switch (message.work()) {
            case CaptureRecoveryPoint work ->
                message.expiredAt(time.instant()) ? new Outcome.Done() : inTime(work, message.notAfter());
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
    private Outcome inTime(CaptureRecoveryPoint work, Instant notAfter) {
        var slot = work.key().obligation().slot();
        var now = time.instant();
        if (!slot.isAheadOf(now)) {
            return capture(work, notAfter);
        }
        var why = "the slot " + slot + " of " + work.key().obligation().source() + " is still to come: it is " + now
                + " here. Check the clocks of the planner's and the snapshotter's machines";
        var ahead = Duration.between(now, slot.at());
        return ahead.compareTo(WRONG_CLOCK) > 0 ? new Outcome.Rejected(why) : new Outcome.Later(ahead, why);
    }

    private Outcome capture(CaptureRecoveryPoint work, Instant notAfter) {
        var job = work.job();
        if (job != null) {
            return services.capture(work, new ServiceOrder.OfBackup(work, job, ports.backups(), jobs));
        }
        var database = work.database();
        if (database != null) {
            return services.capture(work, new ServiceOrder.OfDatabase(work, database, ports.databases()));
        }
        var command = work.command();
        return command == null ? enter(work, notAfter) : byCommand(work, command);
    }

    private Outcome byCommand(CaptureRecoveryPoint work, CommandBackup command) {
        var source = work.key().obligation().source();
        return source.isCommand()
                ? services.capture(
                        work, new CommandOrder(work, command, ports.hosts(), errands, commands, time, config.settle()))
                : new Outcome.Rejected("a command is run for what a command backs up, such as command-i-0123abcd, not"
                        + " for " + source);
    }

    private Outcome enter(CaptureRecoveryPoint work, Instant notAfter) {
        var owed = work.key().obligation();
        boolean patient = time.instant().plus(config.patience()).isBefore(notAfter);
        return switch (rooms.enter(owed.scope(), new Demand(owed, work.volumes().size(), patient))) {
            case Rooms.Full(var pause, var why) -> later(work, pause, why);
            case Place place -> {
                try (place) {
                    boolean asIs = work.quiesce() == null && work.hooks() == null;
                    var wait = asIs ? Duration.ZERO : freezes.take(owed.scope(), place.workers());
                    yield wait.isZero()
                            ? claim(work, place)
                            : later(work, wait, "freezes of " + owed.scope() + " begin one after the other");
                }
            }
        };
    }

    private Outcome claim(CaptureRecoveryPoint work, Place place) {
        return switch (claims.claim(work.key())) {
            case Claiming.Ours(var hold) -> begin(work, hold, place);
            case Claiming.Theirs(var pause) -> later(work, pause, "another delivery is at work on it");
            case Claiming.Refused() -> new Outcome.Done();
            case Claiming.LookFirst looked -> look(work, looked, place);
        };
    }

    /// A claim speaks for what was claimed. What an earlier order made while the ledger did not answer, or before
    /// it was lost, only the account can tell. In the beginning there is no earlier order.
    private Outcome begin(CaptureRecoveryPoint work, Hold hold, Place place) {
        var begun = work.key().obligation().slot().at().plus(config.firstOrder());
        boolean claimed = time.instant().isBefore(begun) || claims.keptSince(begun);
        var found = claimed ? new Lookup.Found.Nothing() : lookup.find(work.key());
        return switch (found) {
            case Lookup.Found.Whole(var point) -> adopt(work, point);
            case Lookup.Found.Nothing() -> conclude(work, hold, captures.begin(work, hold, place));
            case Lookup.Found.Part _ -> later(work, config.settle(), "an earlier order is at work on it");
        };
    }

    private Outcome look(CaptureRecoveryPoint work, Claiming.LookFirst looked, Place place) {
        return switch (lookup.find(work.key())) {
            case Lookup.Found.Whole(var point) -> adopt(work, point);
            case Lookup.Found.Nothing() ->
                claims.take(work.key(), looked)
                        .map(hold -> conclude(work, hold, captures.begin(work, hold, place)))
                        .orElseGet(() -> taken(work));
            case Lookup.Found.Part(var part) ->
                claims.take(work.key(), looked, part.marks().capture())
                        .map(hold -> conclude(work, hold, captures.complete(part, work, hold, place, time.instant())))
                        .orElseGet(() -> taken(work));
        };
    }

    private Outcome conclude(CaptureRecoveryPoint work, Hold hold, Capturing result) {
        return switch (result) {
            case Capturing.Made made -> tell(work, made);
            case Capturing.Unsure(var why) -> later(work, config.settle(), why);
            case Capturing.NotNow(var pause, var _, var why) -> giveBack(work, hold, pause, why);
            case Capturing.TooSoon(var why) ->
                switch (lookup.find(work.key())) {
                    case Lookup.Found.Whole(var point) -> adopt(work, point);
                    case Lookup.Found.Part _, Lookup.Found.Nothing() -> later(work, config.settle(), why);
                };
            case Capturing.Refused(var reason, var gone) -> {
                failures.leave(work.key(), new CaptureFailure(reason, gone, time.instant()));
                claims.refuse(hold);
                yield new Outcome.Done();
            }
        };
    }

    private Outcome giveBack(CaptureRecoveryPoint work, Hold hold, Duration pause, String why) {
        claims.reopen(hold);
        return later(work, pause, why);
    }

    /// The point is there: made just now by somebody else, or long ago by whoever died before he could say so.
    private Outcome adopt(CaptureRecoveryPoint work, RecoveryPoint point) {
        hooks.adopted(work);
        return tell(
                work,
                Capturing.Made.of(point.marks(), point.snapshots(), List.of()).weaker(point.weaker()));
    }

    private Outcome tell(CaptureRecoveryPoint work, Capturing.Made made) {
        var marks = made.marks();
        events.publish(new Event.RecoveryPointCaptured(
                marks.key(),
                work.kind(),
                marks.capture(),
                made.snapshots(),
                marks.consistency(),
                Stream.concat(work.droppedTags().stream(), made.dropped().stream())
                        .distinct()
                        .toList(),
                made.frozen(),
                made.weaker(),
                time.instant()));
        return new Outcome.Done();
    }

    private Outcome taken(CaptureRecoveryPoint work) {
        return later(work, config.settle(), "another delivery has just taken it over");
    }

    private static Outcome later(CaptureRecoveryPoint work, Duration pause, String why) {
        return new Outcome.Later(Spread.of(pause, work.key().obligation().workId()), why);
    }
}
