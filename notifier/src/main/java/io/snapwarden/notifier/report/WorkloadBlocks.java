package io.snapwarden.notifier.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static java.util.stream.Collectors.toSet;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.run.WorkloadMember;
import io.snapwarden.domain.run.Workloads.Together;
import io.snapwarden.notifier.report.PageContent.HookEnd;
import io.snapwarden.notifier.text.SlotText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The workloads of runs with their members, those that lack something first.
///
/// @param omitted how many more workloads there are
/// @param hooks those that have not ended well and stand at a block
public record WorkloadBlocks(List<Block> blocks, int omitted, Set<HookEnd> hooks) {

    private static final int MOST_BLOCKS = 100;
    private static final int MOST_MEMBERS = 500;

    /// One workload of one run.
    ///
    /// @param count of how many it has and how far apart their captures began
    /// @param unnamed how many more members it has
    /// @param hooks of its policy, and how they ended; empty where it has none, or nobody tells
    public record Block(
            Tone tone,
            String name,
            String region,
            String account,
            String policy,
            String slot,
            String count,
            StartStrip starts,
            List<MemberRow> members,
            int unnamed,
            List<HookLines.Line> hooks) {}

    /// What a block would be made of.
    ///
    /// @param open hooks that have not ended well
    private record Candidate(Tone tone, RunReport run, Scope scope, Together together, List<HookEnd> open) {}

    public WorkloadBlocks {
        blocks = List.copyOf(blocks);
        hooks = Set.copyOf(hooks);
    }

    static WorkloadBlocks of(PageContent content) {
        var hooks = new OpenHooks(content);
        var all = content.runs().stream()
                .flatMap(run -> run.scopes().stream().flatMap(scope -> candidates(hooks, run, scope)))
                .sorted(comparing(Candidate::tone)
                        .reversed()
                        .thenComparing(candidate -> candidate.run().run().slot(), reverseOrder()))
                .toList();
        var kept = all.subList(0, Math.min(MOST_BLOCKS, all.size()));
        int more = content.runs().stream()
                .flatMap(run -> run.scopes().stream())
                .mapToInt(WorkloadBlocks::omitted)
                .sum();
        return new WorkloadBlocks(
                fitting(kept.stream()
                        .map(candidate -> block(content, candidate))
                        .toList()),
                more + all.size() - kept.size(),
                kept.stream().flatMap(candidate -> candidate.open().stream()).collect(toSet()));
    }

    private static Stream<Candidate> candidates(OpenHooks hooks, RunReport run, ScopeReport scope) {
        var workloads = scope.workloads();
        return workloads == null
                ? Stream.empty()
                : workloads.named().stream().map(together -> {
                    var open = hooks.of(run.run(), scope.scope(), together);
                    return new Candidate(tone(together, open), run, scope.scope(), together, open);
                });
    }

    private static Block block(PageContent content, Candidate candidate) {
        var run = candidate.run();
        var scope = candidate.scope();
        var together = candidate.together();
        var starts = StartStrip.of(together);
        return new Block(
                candidate.tone(),
                PageView.clean(together.workload().value()),
                scope.region().id(),
                scope.account().value(),
                run.run().policy().value(),
                SlotText.utc(run.run().slot()),
                together.count(),
                starts,
                together.named().stream()
                        .map(member -> MemberRow.of(member, starts.first()))
                        .toList(),
                together.unnamed(),
                HookLines.of(content, run, together, candidate.open()));
    }

    private static Tone tone(Together together, List<HookEnd> open) {
        boolean lacks = together.named().stream()
                .map(WorkloadMember::became)
                .anyMatch(became -> became == WorkloadMember.Became.FAILED || became == WorkloadMember.Became.MISSED);
        if (lacks || open.stream().anyMatch(HookEnd::givenUp)) {
            return Tone.BAD;
        }
        boolean weaker = together.named().stream().anyMatch(member -> !MemberRow.good(member));
        return weaker || !open.isEmpty() || together.captured() < together.owed() ? Tone.WAIT : Tone.GOOD;
    }

    /// All blocks together name no more members than a page that people read.
    private static List<Block> fitting(List<Block> blocks) {
        var fitting = new ArrayList<Block>();
        int room = MOST_MEMBERS;
        for (var block : blocks) {
            int named = Math.min(room, block.members().size());
            room -= named;
            fitting.add(new Block(
                    block.tone(),
                    block.name(),
                    block.region(),
                    block.account(),
                    block.policy(),
                    block.slot(),
                    block.count(),
                    block.starts(),
                    block.members().subList(0, named),
                    block.unnamed() + block.members().size() - named,
                    block.hooks()));
        }
        return List.copyOf(fitting);
    }

    private static int omitted(ScopeReport scope) {
        var workloads = scope.workloads();
        return workloads == null ? 0 : workloads.omitted();
    }
}
