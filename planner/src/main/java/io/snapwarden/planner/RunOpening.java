package io.snapwarden.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.runtime.port.EventSink;
import java.time.Instant;

/// Opens the run of a slot: by the schedule, or because a person asks for one now.
public final class RunOpening {

    /// An event has a limited size and names no more scopes.
    private static final int MOST_NAMED = 1_000;

    private final Runs runs;
    private final ScopeDoubts scopes;
    private final EventSink events;

    RunOpening(Runs runs, ScopeDoubts scopes, EventSink events) {
        this.runs = runs;
        this.scopes = scopes;
        this.events = events;
    }

    /// Repeatable: a run that stands already stays as it is.
    ///
    /// @param onDemand whether the slot is none of the schedule's
    public RunRecord open(Policy policy, Slot slot, boolean onDemand, Instant now) {
        var run = new RunKey(policy.name(), slot);
        var windowEnd = policy.schedule().windowEnd(slot);
        var chosen = scopes.chosen(now).scopes();
        var standing = runs.open(RunRecord.opened(run, chosen, onDemand, now, windowEnd), now);
        var named = standing.everywhere().stream().limit(MOST_NAMED).toList();
        events.publish(new Event.RunOpened(run, named, standing.onDemand(), standing.openedAt()));
        return standing;
    }
}
