package io.snapwarden.snapshotter;

import io.snapwarden.domain.policy.Workload;
import io.snapwarden.runtime.work.SideBySide;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Captures what is ours of one message: hooks before, captures side by side, hooks after. What is captured alone is a
/// workload of one.
///
/// Hooks before are run member by member, and those after in the opposite order: each member's hooks enclose those of
/// the members after it, and the captures stand in the middle of all.
final class Bracket {

    private final CaptureHooks hooks;
    private final SideBySide side;

    Bracket(CaptureHooks hooks, SideBySide side) {
        this.hooks = hooks;
        this.side = side;
    }

    /// @param members whose claims are held, in the order of their hooks
    void around(List<Member> members, Workload.OnFailure onFailure) {
        Runnable all = () -> members.forEach(member -> member.kept().run());
        members.forEach(member -> member.kept().beside(all));
        within(members, 0, onFailure);
    }

    private void within(List<Member> members, int at, Workload.OnFailure onFailure) {
        if (at == members.size()) {
            capture(members, onFailure);
            return;
        }
        var member = members.get(at);
        if (!member.hasHooks()) {
            within(members, at + 1, onFailure);
            return;
        }
        var entered = new boolean[1];
        member.becomes(hooks.around(member.work(), member.kept(), new CaptureHooks.Inner() {
            @Override
            public Capturing capture(CaptureHooks.@Nullable Trouble trouble) {
                entered[0] = true;
                member.readied(trouble);
                within(members, at + 1, onFailure);
                return member.made();
            }

            @Override
            public void brokenOff() {
                member.wasPaused();
            }
        }));
        if (!entered[0]) {
            // its hooks have to wait; the others need not, or must not be paused for nothing
            within(members, onFailure == Workload.OnFailure.FAIL ? members.size() : at + 1, onFailure);
        }
    }

    private void capture(List<Member> members, Workload.OnFailure onFailure) {
        var ready = members.stream().filter(Member::isOpen).toList();
        var hindrance = onFailure == Workload.OnFailure.FAIL ? hindrance(members) : null;
        if (hindrance != null) {
            ready.forEach(member -> member.becomes(member.hindrance() == null ? hindrance : member.refusal()));
            if (members.stream().anyMatch(Member::isPaused)) {
                members.forEach(Member::wasPaused);
            }
            return;
        }
        members.stream().filter(member -> !member.isOpen()).forEach(Member::leave);
        for (var member : ready) {
            if (member.hasHooks()) {
                member.kept().fresh();
            } else if (members.size() > 1) {
                member.kept().young();
            }
        }
        side.run(ready.stream().<Runnable>map(member -> member::make).toList());
        if (members.stream().anyMatch(Member::isPausedInVain)) {
            members.forEach(Member::wasPaused);
        }
    }

    private static @Nullable Capturing hindrance(List<Member> members) {
        if (members.size() == 1) {
            return null;
        }
        for (var member : members) {
            var hindrance = member.hindrance();
            if (hindrance != null) {
                return hindrance;
            }
        }
        return null;
    }
}
