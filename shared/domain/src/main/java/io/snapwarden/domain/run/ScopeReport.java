package io.snapwarden.domain.run;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a run did in one scope, computed from its roll.
///
/// @param completed good points, the late ones included
/// @param pending captured, not yet completed
/// @param fullSizeBytes full size of the completed points
/// @param elapsed from the slot to the last completion; null while nothing is completed
/// @param skipped reasons, each with how many resources it holds for
/// @param weaker why points are less consistent than their policy wants, each with how many it holds for
/// @param problems what failed or was missed, at most [#MOST_PROBLEMS]
/// @param problemsOmitted how many more there are
/// @param unreachable why the scope, or a service in it, could not be looked at; null when all was
/// @param workloads how near to each other their captures began; null where nothing is captured as a workload
public record ScopeReport(
        Scope scope,
        int owed,
        int completed,
        int late,
        int pending,
        int failed,
        int missed,
        long fullSizeBytes,
        @Nullable Duration elapsed,
        Map<String, Integer> skipped,
        Map<String, Integer> weaker,
        List<Problem> problems,
        int problemsOmitted,
        @Nullable String unreachable,
        @Nullable Workloads workloads) {

    /// An event carries no more, for its size is limited.
    public static final int MOST_PROBLEMS = 200;

    private static final int MOST_REASONS = 20;

    /// One obligation that was not met.
    public record Problem(ResourceKind kind, ResourceId source, String name, Ending ending, String reason) {
        public enum Ending {
            FAILED,
            MISSED
        }
    }

    public ScopeReport {
        skipped = Map.copyOf(skipped);
        weaker = Map.copyOf(weaker);
        problems = List.copyOf(problems);
    }

    /// Without workloads.
    public ScopeReport(
            Scope scope,
            int owed,
            int completed,
            int late,
            int pending,
            int failed,
            int missed,
            long fullSizeBytes,
            @Nullable Duration elapsed,
            Map<String, Integer> skipped,
            Map<String, Integer> weaker,
            List<Problem> problems,
            int problemsOmitted,
            @Nullable String unreachable) {
        this(
                scope,
                owed,
                completed,
                late,
                pending,
                failed,
                missed,
                fullSizeBytes,
                elapsed,
                skipped,
                weaker,
                problems,
                problemsOmitted,
                unreachable,
                null);
    }

    /// Of a scope that no scan could reach.
    public static ScopeReport unreachable(Scope scope, String why) {
        return new ScopeReport(scope, 0, 0, 0, 0, 0, 0, 0, null, Map.of(), Map.of(), List.of(), 0, why);
    }

    public static ScopeReport of(Roll roll) {
        var skipped = new TreeMap<String, Integer>();
        var weaker = new TreeMap<String, Integer>();
        var problems = new ArrayList<Problem>();
        long bytes = 0;
        int late = 0;
        Instant last = null;
        for (var entry : roll.entries()) {
            switch (entry.standing()) {
                case Standing.Completed done -> {
                    bytes += done.fullSizeBytes();
                    late += done.late() ? 1 : 0;
                    last = later(last, done.completedAt());
                    count(weaker, done.weaker());
                }
                case Standing.Failed(var reason) -> problems.add(problem(entry, Problem.Ending.FAILED, reason));
                case Standing.Missed(var reason) -> problems.add(problem(entry, Problem.Ending.MISSED, reason));
                case Standing.Skipped(var reason) -> skipped.merge(reason, 1, Integer::sum);
                case Standing.Captured(var _, var why, var _) -> count(weaker, why);
                case Standing.Owed _ -> {}
            }
        }
        return new ScopeReport(
                roll.scope(),
                roll.entries().size(),
                roll.count(Standing.Completed.class::isInstance),
                late,
                roll.count(standing -> !standing.ended()),
                roll.count(Standing.Failed.class::isInstance),
                roll.count(Standing.Missed.class::isInstance),
                bytes,
                last == null ? null : Duration.between(roll.run().slot().at(), last),
                skipped,
                weaker,
                problems.subList(0, Math.min(MOST_PROBLEMS, problems.size())),
                Math.max(0, problems.size() - MOST_PROBLEMS),
                roll.unseen(),
                Workloads.of(roll));
    }

    /// The same, naming no other problems and these workloads; problems that it names no more are counted.
    public ScopeReport naming(List<Problem> named, @Nullable Workloads together) {
        return new ScopeReport(
                scope,
                owed,
                completed,
                late,
                pending,
                failed,
                missed,
                fullSizeBytes,
                elapsed,
                skipped,
                weaker,
                named,
                problemsOmitted + problems.size() - named.size(),
                unreachable,
                together);
    }

    /// Whether something failed, was missed, or could not be looked at.
    public boolean bad() {
        return failed > 0 || missed > 0 || unreachable != null;
    }

    /// Reasons that hosts give are many; the event's size is limited.
    private static void count(Map<String, Integer> reasons, @Nullable String why) {
        if (why != null) {
            boolean named = reasons.size() < MOST_REASONS || reasons.containsKey(why);
            reasons.merge(named ? why : "other reasons", 1, Integer::sum);
        }
    }

    private static Problem problem(RollEntry entry, Problem.Ending ending, String reason) {
        return new Problem(entry.kind(), entry.source(), entry.name(), ending, reason);
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAfter(b) ? a : b;
    }
}
