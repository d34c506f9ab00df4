package io.snapwarden.planner;

import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.schedule.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a policy's schedule asks for at an instant, given what was dealt with before. Pure.
///
/// @param newest the newest slot at all, which is to be remembered; null when there was none yet
/// @param open the slot to open; null when the newest one's window is over or was opened before
/// @param missed slots that went by unopened, newest first
record DueSlots(@Nullable Slot newest, @Nullable Slot open, List<Slot> missed) {

    /// Further back nobody wants to be told, and nothing can be done.
    private static final Duration LOOKED_BACK = Duration.ofDays(31);

    /// A remembered slot further ahead than this was written under a wrong clock.
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    static DueSlots of(Policy policy, PolicyMemory.Memory memory, Instant now) {
        var newest = policy.schedule().newestAt(now).orElse(null);
        if (newest == null) {
            return new DueSlots(null, null, List.of());
        }
        var dealtWith = believable(memory.newest(), now);
        if (dealtWith != null && newest.compareTo(dealtWith) <= 0) {
            return new DueSlots(dealtWith, null, List.of());
        }
        boolean open = now.isBefore(policy.schedule().windowEnd(newest));
        var missed = unopened(policy, memory, dealtWith, now).stream()
                .filter(slot -> !(open && slot.equals(newest)))
                .toList();
        return new DueSlots(newest, open ? newest : null, missed.reversed());
    }

    /// Slots after the last one dealt with whose windows were open at some time since the policy is known. A policy
    /// without a past owes its newest slot only.
    private static List<Slot> unopened(
            Policy policy, PolicyMemory.Memory memory, @Nullable Slot dealtWith, Instant now) {
        if (dealtWith == null
                && !memory.since().plus(policy.schedule().startWithin()).isBefore(now)) {
            return List.of();
        }
        var from = dealtWith == null ? memory.since() : dealtWith.at().plusSeconds(1);
        var earliest = now.minus(LOOKED_BACK);
        return policy.schedule().between(from.isBefore(earliest) ? earliest : from, now.plusSeconds(1)).stream()
                .filter(slot -> policy.schedule().windowEnd(slot).isAfter(memory.since()))
                .toList();
    }

    private static @Nullable Slot believable(@Nullable Slot remembered, Instant now) {
        return remembered != null && remembered.at().isAfter(now.plus(CLOCK_TOLERANCE)) ? null : remembered;
    }
}
