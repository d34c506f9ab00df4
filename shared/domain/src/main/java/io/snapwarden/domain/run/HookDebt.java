package io.snapwarden.domain.run;

import io.snapwarden.domain.policy.Hooks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// After-hooks that an attempt owes: left in the run ledger by the snapshotter before the first hook is run, found by
/// the planner when they stay. Its age tells whether somebody is at it.
///
/// @param left those that have not ended well yet; none when it is paid, or given up
/// @param tries how often they were tried
/// @param holder who is at it, or was last
/// @param turn grows with every writing, so that a conditional write that compares texts lets one through
/// @param givenUp those that never ended well and that nobody tries again; null where there are none
public record HookDebt(
        List<Hooks.After> left,
        int tries,
        String holder,
        int turn,
        @Nullable List<Hooks.After> givenUp) {

    /// By then somebody has to act.
    public static final int MOST_TRIES = 3;

    public HookDebt {
        left = List.copyOf(left);
        givenUp = givenUp == null || givenUp.isEmpty() ? null : List.copyOf(givenUp);
    }

    public static HookDebt of(List<Hooks.After> owed, String holder) {
        return new HookDebt(owed, 0, holder, 1, null);
    }

    public boolean isPaid() {
        return left.isEmpty();
    }

    /// Said again, by its holder or by the next.
    public HookDebt by(String next) {
        return new HookDebt(left, tries, next, turn + 1, givenUp);
    }

    /// The whole of it, once more.
    public HookDebt anew(List<Hooks.After> owed, String next) {
        return new HookDebt(owed, 0, next, turn + 1, null);
    }

    /// @param failed those that are to be tried again
    public HookDebt tried(List<Hooks.After> failed) {
        return new HookDebt(failed, tries + 1, holder, turn + 1, null);
    }

    /// @param failed those that were tried for the last time
    public HookDebt triedInVain(List<Hooks.After> failed) {
        return new HookDebt(List.of(), tries + 1, holder, turn + 1, failed);
    }

    /// Nobody could try what is left.
    public HookDebt abandoned() {
        return new HookDebt(List.of(), tries, holder, turn + 1, left);
    }
}
