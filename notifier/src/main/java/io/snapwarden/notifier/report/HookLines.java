package io.snapwarden.notifier.report;

import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.Workloads.Together;
import io.snapwarden.notifier.report.PageContent.HookEnd;
import io.snapwarden.notifier.text.Amounts;
import io.snapwarden.notifier.text.SlotText;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Hooks, and how they ended. One before a capture that did not end well stands at its member, as the reason.
public final class HookLines {

    private static final int MOST = 100;

    /// @param tag the class of style for how it ended
    public record Line(String tag, String end, String text) {}

    private HookLines() {}

    /// Those of one workload. That all ended well is said only where all members are named, for the ends of the others
    /// stand elsewhere.
    ///
    /// @param open which have not ended well
    static List<Line> of(PageContent content, RunReport run, Together together, List<HookEnd> open) {
        var hooks = content.hooks().get(run.run().policy());
        var lines = lines(open, _ -> "");
        if (hooks == null) {
            return lines;
        }
        boolean unsaid = hooks.after().isEmpty() || !open.isEmpty() || together.unnamed() > 0;
        var whole = unsaid
                ? new Line("", "", planned(hooks))
                : new Line(
                        run.settled() ? "good" : "wait", run.settled() ? "ended well" : "none failed", planned(hooks));
        return Stream.concat(Stream.of(whole), lines.stream()).toList();
    }

    /// Those that stand at no workload.
    ///
    /// @param shown which do
    static List<Line> others(PageContent content, Set<HookEnd> shown) {
        return lines(
                content.hookEnds().stream().filter(end -> !shown.contains(end)).toList(),
                end -> ", " + end.scope().region() + ", " + end.run().policy() + " "
                        + SlotText.utc(end.run().slot()));
    }

    /// The worst first, the rest counted.
    private static List<Line> lines(List<HookEnd> open, Function<HookEnd, String> where) {
        var sorted = open.stream()
                .sorted(Comparator.comparing(HookEnd::givenUp).reversed())
                .toList();
        int listed = Math.min(MOST, sorted.size());
        var rest = sorted.subList(listed, sorted.size());
        var lines = sorted.subList(0, listed).stream().map(end -> line(end, where.apply(end)));
        return (rest.isEmpty() ? lines : Stream.concat(lines, Stream.of(more(rest)))).toList();
    }

    private static Line more(List<HookEnd> rest) {
        long givenUp = rest.stream().filter(HookEnd::givenUp).count();
        return new Line(
                givenUp > 0 ? "bad" : "wait",
                "not listed",
                Amounts.grouped(rest.size()) + " more"
                        + (givenUp == 0 ? "" : ", " + Amounts.grouped(givenUp) + " of them given up"));
    }

    private static Line line(HookEnd end, String where) {
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
