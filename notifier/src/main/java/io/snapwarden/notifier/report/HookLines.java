package io.snapwarden.notifier.report;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.WorkloadMember;
import io.snapwarden.domain.run.Workloads.Together;
import io.snapwarden.notifier.text.Amounts;
import io.snapwarden.notifier.text.SlotText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Hooks, and how they ended. One before a capture that did not end well stands at its member, as the reason.
public final class HookLines {

    private static final int MOST = 100;

    /// @param tag the class of style for how it ended
    public record Line(String tag, String end, String text) {}

    private HookLines() {}

    /// Those of one workload.
    static List<Line> of(PageContent content, RunReport run, Scope scope, Together together) {
        var hooks = content.hooks().get(run.run().policy());
        if (hooks == null) {
            return List.of();
        }
        var members = members(together);
        var open = content.hookEnds().stream()
                .filter(end -> end.run().equals(run.run()) && end.scope().equals(scope))
                .filter(end -> members.contains(end.source().value()))
                .limit(MOST)
                .map(end -> line(end, ""))
                .toList();
        var whole = hooks.after().isEmpty() || !open.isEmpty()
                ? new Line("", "", planned(hooks))
                : new Line(
                        run.settled() ? "good" : "wait", run.settled() ? "ended well" : "none failed", planned(hooks));
        return Stream.concat(Stream.of(whole), open.stream()).toList();
    }

    /// Those of no workload that the page names.
    static List<Line> others(PageContent content) {
        var shown = new HashSet<List<Object>>();
        for (var run : content.runs()) {
            for (var scope : run.scopes()) {
                var workloads = scope.workloads();
                if (workloads != null && content.hooks().containsKey(run.run().policy())) {
                    workloads
                            .named()
                            .forEach(together -> members(together)
                                    .forEach(member -> shown.add(List.of(run.run(), scope.scope(), member))));
                }
            }
        }
        return content.hookEnds().stream()
                .filter(end -> !shown.contains(
                        List.of(end.run(), end.scope(), end.source().value())))
                .limit(MOST)
                .map(end -> line(
                        end,
                        ", " + end.scope().region() + ", " + end.run().policy() + " "
                                + SlotText.utc(end.run().slot())))
                .toList();
    }

    private static Set<String> members(Together together) {
        return together.named().stream()
                .map(WorkloadMember::source)
                .map(source -> source.value())
                .collect(Collectors.toSet());
    }

    private static Line line(PageContent.HookEnd end, String where) {
        return new Line(
                end.givenUp() ? "bad" : "wait",
                end.givenUp() ? "given up" : "owed",
                PageView.clean(end.document() + " on " + end.source())
                        + (end.tries() == 0 ? "" : ", after " + Amounts.count(end.tries(), "try", "tries"))
                        + where);
    }

    private static String planned(Hooks hooks) {
        var before =
                hooks.before().stream().map(hook -> hook.script().document()).collect(Collectors.joining(", "));
        var after = hooks.after().stream()
                .map(hook ->
                        hook.script().document() + (hook.stage() == Hooks.Stage.COMPLETED ? " (when completed)" : ""))
                .collect(Collectors.joining(", "));
        return PageView.clean(
                Stream.of(before.isEmpty() ? "" : "before: " + before, after.isEmpty() ? "" : "after: " + after)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("; ")));
    }
}
