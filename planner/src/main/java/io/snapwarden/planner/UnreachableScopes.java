package io.snapwarden.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.WorkSender;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Scopes that nobody can look at until a person acts: said once until they can be looked at again, and noted in
/// every run, so that a run does not wait for them before it closes.
final class UnreachableScopes {

    private final RunLedger ledger;
    private final EventSink events;
    private final WorkSender work;

    UnreachableScopes(RunLedger ledger, EventSink events, WorkSender work) {
        this.ledger = ledger;
        this.events = events;
        this.work = work;
    }

    /// @param key of what cannot be looked at there: EC2, or another service, which may be denied where EC2 is not
    void sayOnce(String key, Scope scope, ScopeListing.Unreachable unreachable, Instant now) {
        if (ledger.read(key).isEmpty()) {
            events.publish(new Event.ScopeUnreachable(scope, unreachable.why(), now));
            ledger.create(key, unreachable.why());
        }
    }

    /// The next trouble is a new one. A read is a tenth of a write.
    void reachedAgain(String key) {
        if (ledger.read(key).isPresent()) {
            ledger.remove(key);
        }
    }

    /// A Region that is not enabled owes nothing and costs the others nothing; a denial makes the run a bad one.
    void note(RunKey run, Scope scope, ScopeListing.Unreachable unreachable, Message message) {
        var report = unreachable.off() ? off(scope) : ScopeReport.unreachable(scope, unreachable.why());
        if (ScopeMarkers.ready(ledger, run, report)) {
            work.send(new Message(new Work.ReviewRun(run), message.notAfter(), message.trace()));
        }
    }

    private static ScopeReport off(Scope scope) {
        var why = Map.of("the Region is not enabled", 1);
        return new ScopeReport(scope, 0, 0, 0, 0, 0, 0, 0, null, why, Map.of(), List.of(), 0, null);
    }
}
