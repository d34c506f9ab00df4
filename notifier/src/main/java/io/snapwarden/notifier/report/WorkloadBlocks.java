package io.snapwarden.notifier.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.run.WorkloadMember;
import io.snapwarden.domain.run.Workloads.Together;
import io.snapwarden.notifier.text.SlotText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The workloads of runs with their members, those that lack something first.
///
/// @param omitted how many more workloads there are
public record WorkloadBlocks(List<Block> blocks, int omitted) {

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

    static WorkloadBlocks of(PageContent content) {
        var all = content.runs().stream()
                .flatMap(run -> run.scopes().stream().flatMap(scope -> blocks(content, run, scope)))
                .sorted(comparing(Block::tone).reversed().thenComparing(Block::slot, reverseOrder()))
                .toList();
        int named = Math.min(MOST_BLOCKS, all.size());
        int more = content.runs().stream()
                .flatMap(run -> run.scopes().stream())
                .mapToInt(WorkloadBlocks::omitted)
                .sum();
        return new WorkloadBlocks(fitting(all.subList(0, named)), more + all.size() - named);
    }

    private static Stream<Block> blocks(PageContent content, RunReport run, ScopeReport scope) {
        var workloads = scope.workloads();
        return workloads == null
                ? Stream.empty()
                : workloads.named().stream().map(together -> block(content, run, scope, together));
    }

    private static Block block(PageContent content, RunReport run, ScopeReport scope, Together together) {
        var starts = StartStrip.of(together);
        var members = together.named().stream()
                .map(member -> MemberRow.of(member, starts.first()))
                .toList();
        return new Block(
                tone(together, members),
                PageView.clean(together.workload().value()),
                scope.scope().region().id(),
                scope.scope().account().value(),
                run.run().policy().value(),
                SlotText.utc(run.run().slot()),
                together.count(),
                starts,
                members,
                together.unnamed(),
                HookLines.of(content, run, scope.scope(), together));
    }

    private static Tone tone(Together together, List<MemberRow> members) {
        boolean lacks = together.named().stream()
                .map(WorkloadMember::became)
                .anyMatch(became -> became == WorkloadMember.Became.FAILED || became == WorkloadMember.Became.MISSED);
        if (lacks) {
            return Tone.BAD;
        }
        boolean weaker = members.stream().anyMatch(member -> !member.tag().equals(MemberRow.GOOD));
        return weaker || together.captured() < together.owed() ? Tone.WAIT : Tone.GOOD;
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
