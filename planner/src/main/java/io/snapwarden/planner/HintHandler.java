package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.work.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has a scope looked at before its turn where AWS says that something has ended there. A hint is worth one scan a
/// little later, which does for all hints until then, whoever of the planners hears them; and it is worth no trouble:
/// what a hint misses the next round finds.
final class HintHandler {

    private static final Logger log = LoggerFactory.getLogger(HintHandler.class);

    /// Anybody may name scopes: what is remembered of them is bounded.
    private static final int MOST_REMEMBERED = 10_000;

    private final Runs runs;
    private final RunLedger ledger;
    private final ScanRound round;
    private final PlannerConfig config;
    private final InstantSource time;

    /// Until when nothing is to be done about a scope.
    private final Map<Scope, Instant> quiet = new ConcurrentHashMap<>();

    HintHandler(Runs runs, RunLedger ledger, ScanRound round, PlannerConfig config, InstantSource time) {
        this.runs = runs;
        this.ledger = ledger;
        this.round = round;
        this.config = config;
        this.time = time;
    }

    Outcome handle(Work.LookSooner hint, Message message) {
        var scope = hint.scope();
        var now = time.instant();
        if (!isQuiet(scope, now)) {
            remember(scope, quietUntil(scope, message, now));
        }
        return new Outcome.Done();
    }

    /// Looks what a scan would find, and sends one if it is worth it.
    private Instant quietUntil(Scope scope, Message message, Instant now) {
        var later = now.plus(config.hintedAfter());
        try {
            var open = openRuns(scope, now);
            var nextScan = open.stream().map(RunRecord::nextScanAt).max(Comparator.naturalOrder());
            if (nextScan.isEmpty()) {
                return later;
            }
            return nextScan.get().isBefore(later)
                    ? latest(nextScan.get(), now.plus(config.hintedAfter().dividedBy(3)))
                    : scanSooner(scope, open, message, now, later);
        } catch (DependencyException e) {
            log.warn("A hint of {} is not followed, its next scan finds out: {}", scope, e.getMessage());
            return later;
        }
    }

    private Instant scanSooner(Scope scope, List<RunRecord> open, Message message, Instant now, Instant later) {
        var key = LedgerKeys.hint(scope);
        var mine = now + " " + message.trace();
        var other = ledger.read(key).orElse(null);
        if (other != null && other.age().compareTo(config.hintedAfter()) < 0) {
            return later.minus(other.age()); // another planner sent one
        }
        boolean alone = other == null ? ledger.create(key, mine) : ledger.replace(key, mine, other.version());
        if (alone) {
            var runs = open.stream().map(RunRecord::run).toList();
            round.scans(Map.of(scope, runs), config.hintedAfter(), message.trace(), now);
        }
        return later;
    }

    /// A scan whose time is over comes with the next tick.
    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private List<RunRecord> openRuns(Scope scope, Instant now) {
        return runs.unsettled().stream()
                .filter(run -> !run.settled())
                .filter(run -> run.concerns(scope))
                .filter(run -> !run.run().slot().isAheadOf(now))
                .toList();
    }

    /// A quiet longer than any is what a wrong clock left.
    private boolean isQuiet(Scope scope, Instant now) {
        var until = quiet.get(scope);
        return until != null && now.isBefore(until) && !until.isAfter(now.plus(config.hintedAfter()));
    }

    private void remember(Scope scope, Instant until) {
        if (quiet.size() >= MOST_REMEMBERED) {
            quiet.clear();
        }
        quiet.put(scope, until);
    }
}
