package io.snapwarden.planner;

import io.snapwarden.domain.work.Message;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens what is due and has each open run looked at in its turn. A tick without a due slot or an open run calls
/// nothing, but for a look at the marks of runs now and then.
final class TickHandler {

    private static final Logger log = LoggerFactory.getLogger(TickHandler.class);

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final DuePolicies policies;
    private final Runs runs;
    private final ScanRound round;
    private final BlindScans blindly;
    private final LateHooks lateHooks;
    private final PlannerConfig config;
    private final InstantSource time;

    /// Also where no run is open somebody looks at each round: a late attempt may make a run that has settled
    /// owe hooks, and who sends such orders need not be this process.
    private volatile Instant lookedAt = Instant.EPOCH;

    TickHandler(
            DuePolicies policies,
            Runs runs,
            ScanRound round,
            BlindScans blindly,
            LateHooks lateHooks,
            PlannerConfig config,
            InstantSource time) {
        this.policies = policies;
        this.runs = runs;
        this.round = round;
        this.blindly = blindly;
        this.lateHooks = lateHooks;
        this.config = config;
        this.time = time;
    }

    /// A tick that the ledger fails is over all the same: tried again, by whichever planner, it would scan blindly
    /// twice in a round.
    Outcome handle(Message tick) {
        var now = time.instant();
        var due = policies.at(now);
        boolean idle = due.isEmpty() && !runs.mayBeUnsettled();
        if (idle && !looksAgain(now)) {
            return new Outcome.Done();
        }
        try {
            due.forEach(policy -> policies.open(policy, now));
            look(tick.trace(), now);
        } catch (DependencyException e) {
            log.warn("The next tick tries again to see what is due and open: {}", e.getMessage());
            if (!idle) {
                blindly.send(e, tick.trace(), now);
            }
        }
        return new Outcome.Done();
    }

    /// A look in the future is what a wrong clock left.
    private boolean looksAgain(Instant now) {
        return Duration.between(lookedAt, now).abs().compareTo(config.scanEvery()) >= 0;
    }

    /// Runs that are open come first: what fails of one that has settled costs them nothing.
    private void look(String trace, Instant now) {
        var marked = runs.unsettled();
        lookedAt = now;
        var taken = marked.stream()
                .filter(record -> !record.settled() && take(record, now))
                .toList();
        if (!taken.isEmpty()) {
            send(taken, trace, now);
        }
        marked.stream()
                .filter(record -> record.settled() && dueForScan(record, now))
                .forEach(record -> lookForLate(record, trace, now));
    }

    private void send(List<RunRecord> taken, String trace, Instant now) {
        try {
            round.of(taken, trace, now);
        } catch (DependencyException e) {
            next(taken, now);
            throw e;
        }
        next(taken.stream().filter(RunRecord::wide).toList(), now.plus(config.scanEvery()));
    }

    /// The mark of a run that settled outlives it when a process dies between the two, and while a late attempt of it
    /// owes hooks. A review takes it away: its message comes again when it is not through, a tick does not.
    private void lookForLate(RunRecord settled, String trace, Instant now) {
        try {
            boolean owes = lateHooks.any(settled);
            if (!take(settled, now)) {
                return;
            }
            if (owes) {
                lateHooks.ask(settled, trace, now);
            } else {
                round.reviews(List.of(settled), trace, now);
            }
        } catch (DependencyException | IllegalArgumentException e) {
            log.warn("Not asking for late hooks of {} now: {}", settled.run(), e.getMessage());
        }
    }

    /// Of several planners one sends this round's messages. Those of a wide run take a while: if it dies over them,
    /// another sends them soon. Those of others are sent at once, and their round is booked by the same write.
    private boolean take(RunRecord record, Instant now) {
        boolean takesLong = record.wide() && !record.settled();
        var until = now.plus(takesLong ? config.takenFor() : config.scanEvery());
        return dueForScan(record, now)
                && runs.change(
                        record.run(), standing -> dueForScan(standing, now), standing -> standing.scannedNextAt(until));
    }

    private void next(List<RunRecord> taken, Instant at) {
        taken.forEach(record -> runs.change(record.run(), _ -> true, standing -> standing.scannedNextAt(at)));
    }

    /// A slot in the future is what a wrong clock left, and so is a next scan further away than scans are.
    private boolean dueForScan(RunRecord record, Instant now) {
        boolean believable =
                !record.nextScanAt().isAfter(now.plus(config.scanEvery()).plus(CLOCK_TOLERANCE));
        boolean begun = !record.run().slot().at().isAfter(now);
        return begun && !(believable && now.isBefore(record.nextScanAt()));
    }
}
