package io.snapwarden.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
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

/// Says what a scan found, and remembers that it was said. Events come first and the roll after: a crash between
/// repeats them, with the same ids, and never loses one.
final class Announcement {

    /// What a scan made of a roll.
    record Change(Roll before, Roll after, Rolls.Found found, List<Event> happened) {

        boolean first() {
            return found instanceof Rolls.Found.Absent;
        }
    }

    private static final Duration REVIEW_MAY_WAIT = Duration.ofMinutes(15);

    private final Rolls rolls;
    private final RunLedger ledger;
    private final UnreachableScopes unreachableScopes;
    private final EventSink events;
    private final WorkSender work;

    Announcement(
            Rolls rolls, RunLedger ledger, UnreachableScopes unreachableScopes, EventSink events, WorkSender work) {
        this.rolls = rolls;
        this.ledger = ledger;
        this.unreachableScopes = unreachableScopes;
        this.events = events;
        this.work = work;
    }

    /// @return false when somebody else wrote the roll meanwhile, and it must be scanned again
    boolean of(OpenRun run, Change change, String trace, Instant now) {
        publish(change);
        if (!rolls.write(change.after(), change.found())) {
            return false;
        }
        if (change.first()) {
            LedgerKeys.said(change.after()).forEach(unreachableScopes::reachedAgain);
        }
        if (asksForReview(run, change) && !run.record().wide()) {
            work.send(new Message(new Work.ReviewRun(run.key()), now.plus(REVIEW_MAY_WAIT), trace));
        }
        return true;
    }

    /// Where events cannot be published, the roll remembers only what was sent: nothing is sent twice, or forgotten.
    private void publish(Change change) {
        try {
            events.publish(change.happened());
        } catch (DependencyException e) {
            rolls.write(unannounced(change.before(), change.after()), change.found());
            throw e;
        }
    }

    /// The roll stands before the mark that speaks of it; a mark that a crash left out is made by the next scan.
    private boolean asksForReview(OpenRun run, Change change) {
        var after = change.after();
        if (!after.readyToClose()) {
            return false;
        }
        boolean marked = !run.record().closed() && ScopeMarkers.ready(ledger, run.key(), ScopeReport.of(after));
        return marked || (after.settled() && !change.before().settled());
    }

    /// The entries of `after` as far as nothing about them needed saying.
    private static Roll unannounced(Roll before, Roll after) {
        var standing = new HashMap<ResourceId, RollEntry>();
        before.entries().forEach(entry -> standing.put(entry.source(), entry));
        var kept = new ArrayList<RollEntry>();
        for (var entry : after.entries()) {
            var old = standing.get(entry.source());
            if (old != null) {
                var until = entry.liveUntil();
                kept.add(until == null ? old : old.sentUntil(until));
            } else if (entry.standing() instanceof Standing.Owed) {
                kept.add(entry);
            }
        }
        return after.with(kept);
    }
}
