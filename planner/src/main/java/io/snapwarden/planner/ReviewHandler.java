package io.snapwarden.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
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
import java.util.ArrayList;
import java.util.List;

/// Closes a run when nothing is left to start, or when it is time; settles it when everything has ended.
///
/// Closing is announced between two phases, so that a crash repeats the announcement and never loses it.
final class ReviewHandler {

    private static final Duration ANNOUNCING_TAKES_AT_MOST = Duration.ofMinutes(5);
    private static final Duration PRUNING_MAY_WAIT = Duration.ofHours(12);

    private final Runs runs;
    private final Rolls rolls;
    private final RunLedger ledger;
    private final WorkSender work;
    private final EventSink events;
    private final PlannerConfig config;
    private final InstantSource time;

    ReviewHandler(
            Runs runs,
            Rolls rolls,
            RunLedger ledger,
            WorkSender work,
            EventSink events,
            PlannerConfig config,
            InstantSource time) {
        this.runs = runs;
        this.rolls = rolls;
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
            case CLOSING -> {
                if (now.isAfter(record.phaseAt().plus(ANNOUNCING_TAKES_AT_MOST))) {
                    close(record, message, now);
                }
            }
            case CLOSED -> settleIfEnded(record, now);
            case SETTLED -> {}
        }
        return new Outcome.Done();
    }

    private void closeIfReady(RunRecord record, Message message, Instant now) {
        boolean due = !now.isBefore(record.windowEnd().plus(config.closeAfter()));
        if (!due && !ready(record)) {
            return;
        }
        if (runs.change(record.run(), standing -> standing.in(RunRecord.Phase.CLOSING, now))) {
            close(record, message, now);
        }
    }

    /// The markers are counted first, for that is one listing; then every roll is asked, for one may have grown.
    private boolean ready(RunRecord record) {
        var ready = LedgerKeys.ready(record.run());
        if (ledger.keys(ready).size() < record.scopes().size()) {
            return false;
        }
        boolean all = true;
        for (var scope : record.scopes()) {
            if (!rolls.read(record.run(), scope).map(Roll::readyToClose).orElse(true)) {
                ledger.remove(ready + scope);
                all = false;
            }
        }
        return all;
    }

    private void close(RunRecord record, Message message, Instant now) {
        events.publish(new Event.RunClosed(report(record, ended(record)), now));
        work.send(prunes(record, message, now));
        runs.change(record.run(), standing -> standing.in(RunRecord.Phase.CLOSED, now));
        settleIfEnded(record, now);
    }

    private void settleIfEnded(RunRecord record, Instant now) {
        if (!ended(record)) {
            return;
        }
        events.publish(new Event.RunSettled(report(record, true), now));
        runs.change(record.run(), standing -> standing.in(RunRecord.Phase.SETTLED, now));
        runs.forget(record.run());
    }

    private boolean ended(RunRecord record) {
        return record.scopes().stream()
                .allMatch(scope ->
                        rolls.read(record.run(), scope).map(Roll::settled).orElse(true));
    }

    private RunReport report(RunRecord record, boolean settled) {
        var scopes =
                record.scopes().stream().map(scope -> report(record, scope)).toList();
        return new RunReport(record.run(), record.openedAt(), record.windowEnd(), settled, scopes);
    }

    /// A scope without a roll says in its marker why it has none.
    private ScopeReport report(RunRecord record, Scope scope) {
        return rolls.read(record.run(), scope)
                .map(ScopeReport::of)
                .or(() -> ScopeMarkers.read(ledger, record.run(), scope))
                .orElseGet(() -> ScopeReport.unreachable(scope, "no scan of it succeeded within the window"));
    }

    private static List<Dispatch> prunes(RunRecord record, Message message, Instant now) {
        var prunes = new ArrayList<Dispatch>();
        for (var scope : record.scopes()) {
            var prune = new Work.PruneScope(scope, record.run());
            prunes.add(new Dispatch(new Message(prune, now.plus(PRUNING_MAY_WAIT), message.trace()), Duration.ZERO));
        }
        return prunes;
    }
}
