package io.snapwarden.notifier.digest;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.run.RunReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// What a digest is made of: at most one event for each thing that can be said. Events come repeated and in any
/// order, so of two about the same thing the one that knows more stays, whichever came first.
final class Gathered {

    private Gathered() {}

    static List<Event> plus(List<Event> events, Event next) {
        return plusAll(events, List.of(next));
    }

    static List<Event> plusAll(List<Event> events, List<Event> next) {
        var bySubject = new LinkedHashMap<Object, Event>();
        Stream.concat(events.stream(), next.stream())
                .forEach(event -> bySubject.merge(subject(event), event, Gathered::better));
        return List.copyOf(bySubject.values());
    }

    /// Two events with equal subjects replace each other.
    private static Object subject(Event event) {
        return switch (event) {
            case Event.RunClosed(var report, var _) -> report.run();
            case Event.RunSettled(var report, var _) -> report.run();
            case Event.ScopePruned pruned -> List.of(pruned.run(), pruned.scope());
            case Event other -> other.id();
        };
    }

    private static Event better(Event old, Event next) {
        if (rank(old) != rank(next)) {
            return rank(old) > rank(next) ? old : next;
        }
        return next.at().isAfter(old.at()) ? next : old;
    }

    /// What knows more, whenever it was said: the end of a run beats its close, a prune that got further the others.
    private static int rank(Event event) {
        return switch (event) {
            case Event.RunClosed(var report, var _) -> settledRank(report);
            case Event.RunSettled _ -> 2;
            case Event.ScopePruned pruned -> pruned.deleted();
            case Event _ -> 0;
        };
    }

    private static int settledRank(RunReport report) {
        return report.settled() ? 1 : 0;
    }
}
