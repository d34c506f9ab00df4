package io.snapwarden.notifier;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.run.ScopeReport.Problem;
import io.snapwarden.domain.run.Workloads;
import io.snapwarden.domain.schedule.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Reports and events to tell.
public final class Reports {

    public static final Scope IRELAND = Scope.parse("111122223333/eu-west-1");
    public static final Scope VIRGINIA = Scope.parse("111122223333/us-east-1");
    public static final long GIB = 1L << 30;

    private Reports() {}

    public static RunKey run(String policy, String slot) {
        return new RunKey(new PolicyName(policy), Slot.parse(slot));
    }

    /// The daily run of a day in November.
    public static RunKey daily(int day) {
        return run("daily-prod", "2026-11-%02dT01:00:00Z".formatted(day));
    }

    public static ScopeReport good(Scope scope, int completed) {
        return scope(scope, completed, 0, 0, List.of(), 0);
    }

    public static ScopeReport scope(
            Scope scope, int completed, int late, int pending, List<Problem> problems, int omitted) {
        int missed = (int) problems.stream()
                .filter(problem -> problem.ending() == Problem.Ending.MISSED)
                .count();
        int failed = problems.size() - missed + omitted;
        return new ScopeReport(
                scope,
                completed + pending + failed + missed,
                completed,
                late,
                pending,
                failed,
                missed,
                100 * GIB * completed,
                completed == 0 ? null : Duration.ofMinutes(14),
                Map.of(),
                Map.of(),
                problems,
                omitted,
                null);
    }

    /// The same, with points that are less consistent than their policy wants.
    public static ScopeReport weaker(ScopeReport scope, Map<String, Integer> reasons) {
        return new ScopeReport(
                scope.scope(),
                scope.owed(),
                scope.completed(),
                scope.late(),
                scope.pending(),
                scope.failed(),
                scope.missed(),
                scope.fullSizeBytes(),
                scope.elapsed(),
                scope.skipped(),
                reasons,
                scope.problems(),
                scope.problemsOmitted(),
                scope.unreachable());
    }

    /// The same, with what was captured side by side.
    public static ScopeReport workloads(ScopeReport scope, Workloads workloads) {
        return scope.naming(scope.problems(), workloads);
    }

    public static Problem failed(int resource, String reason) {
        return problem(resource, "web-" + resource, Problem.Ending.FAILED, reason);
    }

    public static Problem missed(int resource, String reason) {
        return problem(resource, "web-" + resource, Problem.Ending.MISSED, reason);
    }

    public static Problem problem(int resource, String name, Problem.Ending ending, String reason) {
        return new Problem(ResourceKind.INSTANCE, new ResourceId("i-0%07x".formatted(resource)), name, ending, reason);
    }

    public static List<Problem> failures(int count, String reason) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(resource -> failed(resource, reason))
                .toList();
    }

    public static RunReport report(RunKey run, ScopeReport... scopes) {
        var opened = run.slot().at().plusSeconds(20);
        boolean settled = List.of(scopes).stream().allMatch(scope -> scope.pending() == 0);
        return new RunReport(run, opened, run.slot().at().plus(Duration.ofHours(4)), settled, List.of(scopes));
    }

    public static Event.RunClosed closed(RunKey run, ScopeReport... scopes) {
        return new Event.RunClosed(report(run, scopes), run.slot().at().plusSeconds(1800));
    }

    public static Event.RunSettled settled(RunKey run, ScopeReport... scopes) {
        return new Event.RunSettled(report(run, scopes), run.slot().at().plusSeconds(5400));
    }

    public static Event.ScopePruned pruned(RunKey run, Scope scope, int expired, int deleted, Instant at) {
        return new Event.ScopePruned(scope, run, false, 300, expired, deleted, List.of(), at);
    }
}
