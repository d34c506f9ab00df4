package io.snapwarden.pruner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.work.Outcome;
import java.time.InstantSource;

/// Says what would go, and nothing goes.
record DryRun(EventSink events, InstantSource time) implements Disposal {

    @Override
    public boolean wantsCount(Scope scope, Policy policy) {
        return false;
    }

    @Override
    public Outcome dispose(Work.PruneScope work, Policy policy, PruneReport report, Message message) {
        int expired = report.expired().size() + report.refused().size();
        events.publish(new Event.ScopePruned(
                work.scope(),
                work.run(),
                true,
                report.kept(),
                expired,
                0,
                Refusals.few(report.refusals()),
                time.instant()));
        return new Outcome.Done();
    }
}
