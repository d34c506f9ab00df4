package io.snapwarden.standalone.command;

import io.snapwarden.domain.event.Event;
import io.snapwarden.runtime.wire.Json;
import io.snapwarden.standalone.cli.Table;
import java.io.PrintStream;
import java.util.function.Consumer;

/// Prints each event on a line of its own: JSON Lines for programs, a sentence for people.
final class EventLines implements Consumer<Event> {

    private final PrintStream out;
    private final boolean json;

    EventLines(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /// What JSON says of an event.
    record Line(String type, String id, Event event) {}

    @Override
    public void accept(Event event) {
        var type = event.getClass().getSimpleName();
        var line = json
                ? Json.write(new Line(type, event.id(), event))
                : event.at() + "  " + Table.printable(type + "  " + subject(event));
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    private static String subject(Event event) {
        return switch (event) {
            case Event.RunOpened e -> e.run() + " in " + e.scopes().size() + " scopes";
            case Event.RecoveryPointCaptured e -> e.key().toString();
            case Event.RecoveryPointCompleted e -> e.name() + "  " + e.key();
            case Event.RecoveryPointFailed e -> e.name() + "  " + e.reason();
            case Event.RecoveryPointMissed e -> e.name() + "  " + e.reason();
            case Event.HookFailed e -> e.key() + "  " + e.reason();
            case Event.WorkloadCaptured e -> e.run() + "  " + e.scope() + "  " + e.words();
            case Event.RecoveryPointSkipped e -> e.name() + "  " + e.reason();
            case Event.TwinFound e -> e.canonical() + "  " + e.twins();
            case Event.MarksDisagree e -> e.snapshot() + "  " + e.why();
            case Event.RecoveryPointPruned e -> e.key() + "  " + e.cause();
            case Event.ScopePruned e -> e.run() + "  " + e.scope() + "  deleted " + e.deleted() + " of " + e.expired();
            case Event.RunClosed e -> e.report().run().toString();
            case Event.RunSettled e -> e.report().run().toString();
            case Event.SlotsMissed e ->
                e.policy() + "  " + e.count() + " slots up to " + e.slots().getFirst();
            case Event.ScopeUnreachable e -> e.scope() + "  " + e.why();
            case Event.ScopesInDoubt e -> e.about() + "  " + e.why();
            case Event.ScopesCertain e -> e.about() + "  is over";
            case Event.WorkRejected e -> e.type() + "  " + e.why();
        };
    }
}
