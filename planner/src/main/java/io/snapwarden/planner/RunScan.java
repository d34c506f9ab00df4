package io.snapwarden.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.policy.Assignment;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.RollEntry;
import io.snapwarden.planner.Announcement.Change;
import io.snapwarden.runtime.port.WorkSender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Brings one run's roll in one scope up to date: writes down what is owed, compares it with what exists, sends
/// what is missing, announces what ended.
final class RunScan {

    private final Rolls rolls;
    private final EarlierPoints earlierPoints;
    private final RunFacts facts;
    private final MemberTags memberTags;
    private final WorkSender work;
    private final Announcement announcement;
    private final OwedHooks hooks;
    private final BlindRounds blindRounds;
    private final StartNotes startNotes;
    private final PlannerConfig config;

    RunScan(
            Rolls rolls,
            EarlierPoints earlierPoints,
            RunFacts facts,
            MemberTags memberTags,
            WorkSender work,
            Announcement announcement,
            OwedHooks hooks,
            BlindRounds blindRounds,
            StartNotes startNotes,
            PlannerConfig config) {
        this.rolls = rolls;
        this.earlierPoints = earlierPoints;
        this.facts = facts;
        this.memberTags = memberTags;
        this.work = work;
        this.announcement = announcement;
        this.hooks = hooks;
        this.blindRounds = blindRounds;
        this.startNotes = startNotes;
        this.config = config;
    }

    /// @return false when somebody else wrote the roll meanwhile, and it must be scanned again
    boolean scan(OpenRun run, ScopeState state, Pace pace, String trace, Instant now) {
        var found = rolls.find(run.key(), state.scope());
        if (found instanceof Rolls.Found.Absent && !run.windowOpenAt(now)) {
            return true; // what was owed nobody can know: the review says that the scope was not scanned
        }
        var happened = new ArrayList<Event>();
        var before = before(run, state.scope(), found);
        var filled = filled(run, before, found, state, now, happened);
        var captured = run.policy() == null
                ? Map.<ResourceId, Assignment>of()
                : state.capturedBy(run.policy().name());

        boolean readable = !(found instanceof Rolls.Found.Unreadable);
        var known = readable ? facts.of(run, filled, state, captured, now) : RunFacts.WITHOUT_LEDGER;
        var reckoned = startNotes.notedOn(reckon(run, filled, known, state, now, happened));
        var orders = orders(run, reckoned, known, captured, readable, pace, trace, now);
        work.send(orders.messages());

        boolean alone = !readable
                || announcement.of(run, new Change(before, orders.notedOn(reckoned), found, happened), trace, now);
        if (readable && OwedHooks.concern(run.policy())) {
            hooks.ask(reckoned, trace, now);
        }
        memberTags.complete(before, reckoned, state, captured);
        return alone;
    }

    /// What happens to the roll of a scope that cannot be looked at: nothing while somebody may still help, and in
    /// the end it ends as well.
    void unseen(OpenRun run, Scope scope, String why, String trace, Instant now) {
        if (rolls.find(run.key(), scope) instanceof Rolls.Found.Standing found) {
            var happened = new ArrayList<Event>();
            var before = found.roll();
            var reckoning = new Reckoning(before, run.policy(), facts.nothing(run), config, now);
            var after = mapped(before, happened, entry -> reckoning.unseen(entry, why));
            announcement.of(run, new Change(before, after, found, happened), trace, now);
            if (OwedHooks.concern(run.policy())) {
                hooks.ask(after, trace, now);
            }
        }
    }

    private static Roll before(OpenRun run, Scope scope, Rolls.Found found) {
        return switch (found) {
            case Rolls.Found.Standing standing -> standing.roll();
            case Rolls.Found.Absent(), Rolls.Found.Unreadable() ->
                new Roll(run.key(), scope, run.record().openedAt(), run.record().windowEnd(), List.of());
        };
    }

    /// Inside the window. A run that is closed takes nothing more in, but for a scope that nobody could see before.
    private Roll filled(
            OpenRun run, Roll roll, Rolls.Found found, ScopeState state, Instant now, List<Event> happened) {
        var policy = run.policy();
        boolean first = found instanceof Rolls.Found.Absent;
        if (policy == null || !run.windowOpenAt(now) || (run.record().closed() && !first)) {
            return roll;
        }
        var earlier = first ? earlierPoints.before(run.key(), policy, state.scope()) : Map.<ResourceId, Instant>of();
        return RollBook.filled(roll, policy.name(), state.assignments(), earlier, now, happened);
    }

    private Roll reckon(
            OpenRun run, Roll roll, Reckoning.Facts known, ScopeState state, Instant now, List<Event> happened) {
        var reckoning = new Reckoning(roll, run.policy(), known, config, now);
        return mapped(roll.without(state.unseenWords()), happened, entry -> {
            var why = state.unseen().get(entry.kind());
            return why == null
                    ? reckoning.of(entry, state.pointsOf(roll.obligation(entry)))
                    : reckoning.unseen(entry, why);
        });
    }

    private static Roll mapped(Roll roll, List<Event> happened, Function<RollEntry, Reckoning.Verdict> verdict) {
        var entries = new ArrayList<RollEntry>(roll.entries().size());
        for (var entry : roll.entries()) {
            var reached = verdict.apply(entry);
            entries.add(reached.entry());
            happened.addAll(reached.events());
        }
        return roll.with(entries);
    }

    private CaptureOrders.Orders orders(
            OpenRun run,
            Roll roll,
            Reckoning.Facts known,
            Map<ResourceId, Assignment> captured,
            boolean readable,
            Pace pace,
            String trace,
            Instant now) {
        var policy = run.policy();
        if (policy == null || known.stopped() != null || !run.windowOpenAt(now)) {
            return CaptureOrders.Orders.NONE;
        }
        var orders =
                new CaptureOrders(policy, config, pace, trace, now, known.jobs().turns());
        return readable
                ? orders.of(roll, captured)
                : blindRounds
                        .of(run.key().slot(), roll.windowEnd(), now)
                        .map(life -> orders.of(roll, captured, life.from(), life.until()))
                        .orElse(CaptureOrders.Orders.NONE);
    }
}
