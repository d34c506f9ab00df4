package io.snapwarden.planner;

import io.snapwarden.domain.schedule.Schedule;
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

    static DueSlots of(Schedule schedule, PolicyMemory.Memory memory, Instant now) {
        var newest = schedule.newestAt(now).orElse(null);
        if (newest == null) {
            return new DueSlots(null, null, List.of());
        }
        var remembered = memory.newest();
        boolean believable = remembered == null || !remembered.at().isAfter(now.plus(CLOCK_TOLERANCE));
        if (believable && remembered != null && newest.compareTo(remembered) <= 0) {
            return new DueSlots(remembered, null, List.of());
        }
        boolean open = now.isBefore(schedule.windowEnd(newest));
        var unopened = believable ? unopened(schedule, memory, now) : List.<Slot>of();
        var missed =
                unopened.stream().filter(slot -> !(open && slot.equals(newest))).toList();
        return new DueSlots(newest, open ? newest : null, missed.reversed());
    }

    /// What was owed after the last slot dealt with. Where a wrong clock wrote that one, nobody can know.
    private static List<Slot> unopened(Schedule schedule, PolicyMemory.Memory memory, Instant now) {
        var owedFrom = owedFrom(schedule, memory.since());
        var after = memory.newest() == null ? owedFrom : memory.newest().at().plusSeconds(1);
        var from = after.isBefore(owedFrom) ? owedFrom : after;
        var earliest = now.minus(LOOKED_BACK);
        return schedule.between(from.isBefore(earliest) ? earliest : from, now.plusNanos(1));
    }

    /// A policy owes from the slot on whose window was open when it was first seen, if there was one.
    private static Instant owedFrom(Schedule schedule, Instant since) {
        return schedule.newestAt(since)
                .filter(slot -> since.isBefore(schedule.windowEnd(slot)))
                .map(Slot::at)
                .orElse(since);
    }
}
