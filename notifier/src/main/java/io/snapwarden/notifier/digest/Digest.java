package io.snapwarden.notifier.digest;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.toSet;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a mail says, the worst first. Its numbers are those of the reports inside the events, never a count of events.
record Digest(List<RunDigest> runs, List<Event.ScopePruned> prunes, List<Event> troubles, Set<Scope> unreachable) {

    /// A run's report with what was pruned after it.
    record RunDigest(RunReport report, Map<Scope, Event.ScopePruned> prunes) {

        int sum(ToIntFunction<ScopeReport> of) {
            return report.scopes().stream().mapToInt(of).sum();
        }

        Event.@Nullable ScopePruned pruneOf(Scope scope) {
            return prunes.get(scope);
        }
    }

    static Digest of(List<Event> events) {
        var prunes = prunes(events);
        var runs = events.stream()
                .flatMap(Digest::report)
                .map(report -> new RunDigest(report, prunesOf(report, prunes)))
                .sorted(worstFirst())
                .toList();
        var shown = runs.stream().flatMap(run -> run.prunes().values().stream()).collect(toSet());
        return new Digest(
                runs,
                prunes.stream().filter(prune -> !shown.contains(prune)).toList(),
                events.stream().filter(Digest::trouble).toList(),
                unreachable(events));
    }

    /// Whether somebody must know even if they only want problems.
    boolean bad() {
        return runs.stream().anyMatch(run -> run.report().bad()) || !troubles.isEmpty();
    }

    /// Whether points are less consistent than their policies want.
    boolean weaker() {
        return runs.stream()
                .flatMap(run -> run.report().scopes().stream())
                .anyMatch(scope -> !scope.weaker().isEmpty());
    }

    int failed() {
        return sum(ScopeReport::failed);
    }

    int missed() {
        return sum(ScopeReport::missed);
    }

    int late() {
        return sum(ScopeReport::late);
    }

    int captured() {
        return sum(report -> report.completed() + report.pending());
    }

    int deleted() {
        return Stream.concat(prunes.stream(), runs.stream().flatMap(run -> run.prunes().values().stream()))
                .mapToInt(Event.ScopePruned::deleted)
                .sum();
    }

    int slotsMissed() {
        return troubles.stream()
                .mapToInt(event -> event instanceof Event.SlotsMissed missed ? missed.count() : 0)
                .sum();
    }

    <E extends Event> List<E> troubles(Class<E> type) {
        return troubles.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private int sum(ToIntFunction<ScopeReport> of) {
        return runs.stream().mapToInt(run -> run.sum(of)).sum();
    }

    private static Stream<RunReport> report(Event event) {
        return switch (event) {
            case Event.RunClosed(var report, var _) -> Stream.of(report);
            case Event.RunSettled(var report, var _) -> Stream.of(report);
            case Event _ -> Stream.empty();
        };
    }

    private static boolean trouble(Event event) {
        return event instanceof Event.SlotsMissed
                || event instanceof Event.ScopeUnreachable
                || (event instanceof Event.HookFailed hook && !hook.retried())
                || event instanceof Event.ScopesInDoubt
                || event instanceof Event.TwinFound
                || event instanceof Event.MarksDisagree
                || event instanceof Event.WorkRejected;
    }

    private static List<Event.ScopePruned> prunes(List<Event> events) {
        return events.stream()
                .filter(Event.ScopePruned.class::isInstance)
                .map(Event.ScopePruned.class::cast)
                .sorted(comparing(Event.ScopePruned::run).thenComparing(Event.ScopePruned::scope))
                .toList();
    }

    private static Map<Scope, Event.ScopePruned> prunesOf(RunReport report, List<Event.ScopePruned> prunes) {
        var scopes = report.scopes().stream().map(ScopeReport::scope).collect(toSet());
        var own = new HashMap<Scope, Event.ScopePruned>();
        prunes.stream()
                .filter(prune -> prune.run().equals(report.run()) && scopes.contains(prune.scope()))
                .forEach(prune -> own.put(prune.scope(), prune));
        return Map.copyOf(own);
    }

    private static Set<Scope> unreachable(List<Event> events) {
        var scopes = new TreeSet<Scope>();
        for (var event : events) {
            if (event instanceof Event.ScopeUnreachable(var scope, var _, var _)) {
                scopes.add(scope);
            }
            report(event)
                    .flatMap(report -> report.scopes().stream())
                    .filter(scope -> scope.unreachable() != null)
                    .forEach(scope -> scopes.add(scope.scope()));
        }
        return scopes;
    }

    private static Comparator<RunDigest> worstFirst() {
        return comparingInt((RunDigest run) -> run.sum(ScopeReport::failed))
                .thenComparingInt(run -> run.sum(ScopeReport::missed))
                .thenComparing(run -> run.report().bad())
                .reversed()
                .thenComparing(run -> run.report().run());
    }
}
