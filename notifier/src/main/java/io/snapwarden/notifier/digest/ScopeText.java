package io.snapwarden.notifier.digest;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.run.Workloads;
import io.snapwarden.notifier.text.Amounts;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How one scope did in a run.
final class ScopeText {

    private static final int MOST_REASONS = 20;
    private static final int MOST_WORKLOADS = 20;

    private ScopeText() {}

    static void write(ScopeReport scope, Event.@Nullable ScopePruned prune, Lines lines) {
        lines.blank();
        lines.line("  " + DigestText.scope(scope.scope()));
        var unreachable = scope.unreachable();
        if (unreachable != null) {
            lines.line("    UNREACHABLE: " + ProblemText.clean(unreachable));
            if (scope.owed() == 0) {
                return;
            }
        }
        lines.line("    captured: " + Amounts.grouped(scope.completed() + scope.pending()) + detail(scope));
        lines.line("    failed: " + Amounts.grouped(scope.failed()));
        lines.line("    missed: " + Amounts.grouped(scope.missed()));
        workloads(scope.workloads(), lines);
        reasons("skipped", scope.skipped(), lines);
        reasons("less consistent than asked for", scope.weaker(), lines);
        if (prune != null) {
            DigestText.PruneText.write(prune, lines);
        }
        lines.line("    size: " + Amounts.size(scope.fullSizeBytes()));
        var elapsed = scope.elapsed();
        if (elapsed != null) {
            lines.line("    elapsed: " + Amounts.elapsed(elapsed));
        }
    }

    private static String detail(ScopeReport scope) {
        if (scope.late() == 0 && scope.pending() == 0) {
            return "";
        }
        return " (" + Amounts.grouped(scope.completed()) + " completed"
                + (scope.late() > 0 ? ", " + Amounts.grouped(scope.late()) + " of them late" : "")
                + (scope.pending() > 0 ? "; " + Amounts.grouped(scope.pending()) + " still pending" : "")
                + ")";
    }

    /// How near to each other their captures began.
    private static void workloads(@Nullable Workloads workloads, Lines lines) {
        if (workloads != null) {
            lines.line("    workloads:");
            lines.list(
                    "      ",
                    workloads.named(),
                    MOST_WORKLOADS,
                    workloads.omitted(),
                    workload -> lines.line("      " + ProblemText.clean(workload.words())));
        }
    }

    private static void reasons(String what, Map<String, Integer> counted, Lines lines) {
        if (counted.isEmpty()) {
            return;
        }
        int all = counted.values().stream().mapToInt(Integer::intValue).sum();
        lines.line("    " + what + ": " + Amounts.grouped(all));
        var reasons = counted.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        lines.list(
                "      ",
                reasons,
                MOST_REASONS,
                0,
                reason -> lines.line(
                        "      " + Amounts.grouped(reason.getValue()) + " " + ProblemText.clean(reason.getKey())));
    }
}
