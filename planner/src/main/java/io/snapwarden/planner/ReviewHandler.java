package io.snapwarden.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.WorkSender;
import io.snapwarden.runtime.port.WorkSender.Dispatch;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// Closes a run when nothing is left to start, or when it is time; settles it when everything has ended.
///
/// Closing is announced between two phases, so that a crash repeats the announcement and never loses it.
final class ReviewHandler {

    private static final Duration ANNOUNCING_TAKES_AT_MOST = Duration.ofMinutes(5);
    private static final Duration PRUNING_MAY_WAIT = Duration.ofHours(12);

    private final Runs runs;
    private final Tallies tallies;
    private final LateHooks lateHooks;
    private final EventReports reports;
    private final RunLedger ledger;
    private final WorkSender work;
    private final EventSink events;
    private final PlannerConfig config;
    private final InstantSource time;

    ReviewHandler(
            Runs runs,
            Tallies tallies,
            LateHooks lateHooks,
            RunLedger ledger,
            WorkSender work,
            EventSink events,
            PlannerConfig config,
            InstantSource time) {
        this.runs = runs;
        this.tallies = tallies;
        this.lateHooks = lateHooks;
        this.reports = new EventReports(ledger);
        this.ledger = ledger;
        this.work = work;
        this.events = events;
        this.config = config;
        this.time = time;
    }

    Outcome handle(Work.ReviewRun review, Message message) {
        var record = runs.find(review.run()).orElse(null);
        if (record == null) {
            return new Outcome.Done();
        }
        var now = time.instant();
        switch (record.phase()) {
            case OPEN -> closeIfReady(record, message, now);
            case CLOSING -> closeIfLeftHalfway(record, message, now);
            case CLOSED -> settleIfEnded(record, now);
            case SETTLED -> lateHooks.forget(record); // whoever settled it may have died over this
        }
        return new Outcome.Done();
    }

    private void settleIfEnded(RunRecord record, Instant now) {
        var tally = tallies.of(record, now);
        if (tally.ended()) {
            settle(record, reports.fitting(tally.report()), now);
        } else if (!Set.copyOf(tally.unended()).equals(Set.copyOf(record.unended()))) {
            // a roll may have been written while the run was closed
            runs.change(record.run(), _ -> true, standing -> standing.restingOn(tally.unended()));
        }
    }

    private void closeIfReady(RunRecord record, Message message, Instant now) {
        boolean due = !now.isBefore(record.windowEnd().plus(config.closeAfter()));
        if (!due && !marked(record)) {
            return;
        }
        var tally = tallies.of(record, now);
        if (due || tally.unready().isEmpty()) {
            close(record, tally, message, now);
        } else {
            tally.unready().forEach(scope -> ledger.remove(LedgerKeys.ready(record.run()) + scope));
        }
    }

    /// A phase that began long ago, or by a wrong clock in the future, was left by a process that died.
    private void closeIfLeftHalfway(RunRecord record, Message message, Instant now) {
        if (Duration.between(record.phaseAt(), now).abs().compareTo(ANNOUNCING_TAKES_AT_MOST) > 0) {
            close(record, tallies.of(record, now), message, now);
        }
    }

    /// One listing of marks tells whether it is worth asking every roll.
    private boolean marked(RunRecord record) {
        return ledger.keys(LedgerKeys.ready(record.run())).size() >= record.width();
    }

    /// @param record as it was read: if it stands differently by now, somebody else closes it
    private void close(RunRecord record, Tally tally, Message message, Instant now) {
        boolean ours = runs.change(
                record.run(),
                standing ->
                        standing.phase() == record.phase() && standing.phaseAt().equals(record.phaseAt()),
                standing -> standing.in(RunRecord.Phase.CLOSING, now));
        if (ours) {
            var report = reports.fitting(tally.report());
            events.publish(new Event.RunClosed(report, now));
            work.send(prunes(record.run(), tally.seen(), message, now));
            if (tally.ended()) {
                settle(record, report, now);
            } else {
                runs.change(
                        record.run(),
                        _ -> true,
                        standing -> standing.in(RunRecord.Phase.CLOSED, now).restingOn(tally.unended()));
            }
        }
    }

    private void settle(RunRecord record, RunReport report, Instant now) {
        events.publish(new Event.RunSettled(report, now));
        runs.change(record.run(), _ -> true, standing -> standing.in(RunRecord.Phase.SETTLED, now));
        lateHooks.forget(record);
    }

    private static List<Dispatch> prunes(RunKey run, List<Scope> scopes, Message message, Instant now) {
        return scopes.stream()
                .map(scope -> new Work.PruneScope(scope, run))
                .map(prune -> new Message(prune, now.plus(PRUNING_MAY_WAIT), message.trace()))
                .map(prune -> new Dispatch(prune, Duration.ZERO))
                .toList();
    }
}
