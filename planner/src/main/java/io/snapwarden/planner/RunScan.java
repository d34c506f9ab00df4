package io.snapwarden.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.policy.Assignment;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RollEntry;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.run.Standing;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.WorkSender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings one run's roll in one scope up to date: writes down what is owed, compares it with what exists, sends what
/// is missing, announces what ended.
final class RunScan {

    private final PolicySet policies;
    private final Runs runs;
    private final Rolls rolls;
    private final RunLedger ledger;
    private final MemberTags memberTags;
    private final WorkSender work;
    private final EventSink events;
    private final PlannerConfig config;

    RunScan(
            PolicySet policies,
            Runs runs,
            Rolls rolls,
            RunLedger ledger,
            MemberTags memberTags,
            WorkSender work,
            EventSink events,
            PlannerConfig config) {
        this.policies = policies;
        this.runs = runs;
        this.rolls = rolls;
        this.ledger = ledger;
        this.memberTags = memberTags;
        this.work = work;
        this.events = events;
        this.config = config;
    }

    /// @return false when somebody else wrote the roll meanwhile, and it must be scanned again
    boolean scan(RunRecord record, ScopeState state, String trace, Instant now) {
        var policy = policies.find(record.run().policy()).orElseThrow();
        var found = rolls.find(record.run(), state.scope());
        boolean windowOpen = now.isBefore(record.windowEnd());
        if (found instanceof Rolls.Found.Absent && !windowOpen) {
            return true; // what was owed nobody can know: the review says that the scope was not scanned
        }
        var known = !(found instanceof Rolls.Found.Unreadable);
        var happened = new ArrayList<Event>();
        var before = before(record, state.scope(), found, now);
        var filled = windowOpen && !record.closed() ? filled(before, found, policy, state, now, happened) : before;

        var captured = state.capturedBy(policy.name());
        var superseded = known ? superseded(record.run(), now) : null;
        var facts = new Reckoning.Facts(
                known ? Failures.of(ledger, record.run(), state.scope()) : Map.of(),
                state.unavailable(filled, captured),
                superseded,
                record.closed());
        var reckoned = reckon(filled, facts, state, now, happened);
        memberTags.add(state.scope(), missingTags(filled, reckoned, state, captured));
        var orders = new CaptureOrders(policy, config, trace, now)
                .of(reckoned, windowOpen && superseded == null ? captured : Map.of());
        work.send(orders.messages());
        return known ? announce(before, orders.notedOn(reckoned), found, happened, trace, now) : true;
    }

    private static Roll before(RunRecord record, Scope scope, Rolls.Found found, Instant now) {
        return switch (found) {
            case Rolls.Found.Standing standing -> standing.roll();
            case Rolls.Found.Absent(), Rolls.Found.Unreadable() ->
                new Roll(record.run(), scope, now, record.windowEnd(), List.of());
        };
    }

    private Roll filled(
            Roll roll, Rolls.Found found, Policy policy, ScopeState state, Instant now, List<Event> happened) {
        var earlier = found instanceof Rolls.Found.Absent
                ? earlier(roll.run(), policy, state.scope())
                : Map.<ResourceId, Instant>of();
        return RollBook.filled(roll, state.assignments(), earlier, now, happened);
    }

    /// The newest good points that the roll of the slot before knows of.
    private Map<ResourceId, Instant> earlier(RunKey run, Policy policy, Scope scope) {
        var earlier = new HashMap<ResourceId, Instant>();
        policy.schedule()
                .newestAt(run.slot().at().minusSeconds(1))
                .flatMap(slot -> rolls.read(new RunKey(policy.name(), slot), scope))
                .ifPresent(roll -> roll.entries().forEach(entry -> {
                    var taken = entry.standing() instanceof Standing.Completed done ? done.takenAt() : entry.lastGood();
                    if (taken != null) {
                        earlier.put(entry.source(), taken);
                    }
                }));
        return earlier;
    }

    private @Nullable String superseded(RunKey run, Instant now) {
        var newest = runs.newestOpen(run, now);
        return newest.compareTo(run.slot()) > 0 ? "superseded by the slot " + newest : null;
    }

    private Roll reckon(Roll roll, Reckoning.Facts facts, ScopeState state, Instant now, List<Event> happened) {
        var reckoning = new Reckoning(roll, facts, config, now);
        var entries = new ArrayList<RollEntry>(roll.entries().size());
        for (var entry : roll.entries()) {
            var verdict = reckoning.of(entry, state.pointsOf(roll.obligation(entry)));
            entries.add(verdict.entry());
            happened.addAll(verdict.events());
        }
        return roll.with(entries);
    }

    /// Of entries whose point was not there at the last look: so each point is completed with tags once.
    private static Map<Map<String, String>, List<SnapshotId>> missingTags(
            Roll before, Roll after, ScopeState state, Map<ResourceId, Assignment> captured) {
        var missing = new HashMap<Map<String, String>, List<SnapshotId>>();
        for (int i = 0; i < after.entries().size(); i++) {
            var entry = after.entries().get(i);
            var assignment = captured.get(entry.source());
            boolean appeared = before.entries().get(i).standing() instanceof Standing.Owed
                    && (entry.standing() instanceof Standing.Captured
                            || entry.standing() instanceof Standing.Completed);
            if (appeared && assignment != null) {
                points(state, after.obligation(entry))
                        .forEach(point -> MemberTags.missing(point, assignment.resource())
                                .forEach((tags, ids) -> missing.computeIfAbsent(tags, _ -> new ArrayList<>())
                                        .addAll(ids)));
            }
        }
        return missing;
    }

    private static List<RecoveryPoint> points(ScopeState state, Obligation owed) {
        return PointCatalog.canonical(state.pointsOf(owed)).stream().toList();
    }

    /// Events first, then the roll that remembers them: a crash between repeats them, with the same ids. Where
    /// events cannot be published, the roll remembers only what was sent: nothing is sent twice, or forgotten.
    private boolean announce(
            Roll before, Roll after, Rolls.Found found, List<Event> happened, String trace, Instant now) {
        try {
            events.publish(happened);
        } catch (DependencyException e) {
            rolls.write(unannounced(before, after), found);
            throw e;
        }
        if (after.readyToClose() && !(before.readyToClose() && found instanceof Rolls.Found.Standing)) {
            ScopeMarkers.ready(ledger, after.run(), ScopeReport.of(after));
        }
        if (!rolls.write(after, found)) {
            return false;
        }
        if (after.readyToClose()
                && (!before.readyToClose()
                        || after.settled() != before.settled()
                        || found instanceof Rolls.Found.Absent)) {
            work.send(new Message(new Work.ReviewRun(after.run()), now.plus(REVIEW_MAY_WAIT), trace));
        }
        return true;
    }

    private static final Duration REVIEW_MAY_WAIT = Duration.ofMinutes(15);

    /// The entries of `after` as far as nothing about them needed saying.
    private static Roll unannounced(Roll before, Roll after) {
        var standings = new HashMap<ResourceId, RollEntry>();
        before.entries().forEach(entry -> standings.put(entry.source(), entry));
        var kept = new ArrayList<RollEntry>();
        for (var entry : after.entries()) {
            var old = standings.get(entry.source());
            if (old != null) {
                kept.add(new RollEntry(
                        old.kind(),
                        old.source(),
                        old.name(),
                        old.standing(),
                        old.failures(),
                        entry.liveUntil(),
                        old.lastGood()));
            } else if (entry.standing() instanceof Standing.Owed) {
                kept.add(entry);
            }
        }
        return after.with(kept);
    }
}
