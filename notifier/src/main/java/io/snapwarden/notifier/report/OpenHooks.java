package io.snapwarden.notifier.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.run.Workloads.Together;
import java.util.List;
import java.util.Map;

/// Hooks after captures that have not ended well, by where they belong.
final class OpenHooks {

    private record Where(RunKey run, Scope scope) {}

    private final Map<Where, List<PageContent.HookEnd>> ends;

    OpenHooks(PageContent content) {
        this.ends = content.hookEnds().stream().collect(groupingBy(end -> new Where(end.run(), end.scope())));
    }

    /// Those of the members that are named.
    List<PageContent.HookEnd> of(RunKey run, Scope scope, Together together) {
        var there = ends.getOrDefault(new Where(run, scope), List.of());
        if (there.isEmpty()) {
            return there;
        }
        var members = together.named().stream().map(member -> member.source()).collect(toSet());
        return there.stream().filter(end -> members.contains(end.source())).toList();
    }
}
