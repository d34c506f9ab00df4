package io.snapwarden.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.schedule.Cron;
import io.snapwarden.domain.schedule.Schedule;
import io.snapwarden.domain.schedule.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DueSlotsTest {

    private static final Schedule NIGHTLY =
            new Schedule(Cron.parse("0 2 * * *"), ZoneId.of("UTC"), Duration.ofHours(4));

    @Test
    void aPolicyIsFirstSeenInsideAWindowAndOwesThatSlot() {
        var due = due("2026-11-20T05:00:00Z", null, "2026-11-20T05:00:00Z");
        assertThat(due.open()).isEqualTo(slot(20));
        assertThat(due.missed()).isEmpty();
    }

    @Test
    void aPolicyIsFirstSeenAfterAWindowAndOwesNothing() {
        var due = due("2026-11-20T07:00:00Z", null, "2026-11-20T07:00:00Z");
        assertThat(due.open()).isNull();
        assertThat(due.newest()).isEqualTo(slot(20));
        assertThat(due.missed()).isEmpty();
    }

    @Test
    void aSlotThatWasOpenWhenThePolicyWasFirstSeenAndNeverOpenedIsMissed() {
        var due = due("2026-11-20T05:00:00Z", null, "2026-11-20T07:00:00Z");
        assertThat(due.missed()).containsExactly(slot(20));
    }

    @Test
    void aSlotIsDealtWithOnce() {
        var due = due("2026-11-01T00:00:00Z", slot(20), "2026-11-20T05:00:00Z");
        assertThat(due.open()).isNull();
        assertThat(due.missed()).isEmpty();
    }

    @Test
    void whatWentByIsMissedAndTheNewestIsOpened() {
        var due = due("2026-11-01T00:00:00Z", slot(17), "2026-11-20T03:00:00Z");
        assertThat(due.open()).isEqualTo(slot(20));
        assertThat(due.missed()).isEqualTo(List.of(slot(19), slot(18)));
    }

    @Test
    void aMonthIsTheFurthestLookBack() {
        var due = due("2025-01-01T00:00:00Z", new Slot(Instant.parse("2025-01-01T02:00:00Z")), "2026-11-20T03:00:00Z");
        assertThat(due.missed()).hasSize(30);
    }

    @Test
    void aSlotFromTheFutureIsNotBelievedAndNothingIsCalledMissedForIt() {
        var due = due("2026-11-01T00:00:00Z", new Slot(Instant.parse("2026-12-20T02:00:00Z")), "2026-11-20T03:00:00Z");
        assertThat(due.open()).isEqualTo(slot(20));
        assertThat(due.missed()).isEmpty();
    }

    private static DueSlots due(String since, @Nullable Slot newest, String now) {
        var memory = new PolicyMemory.Memory(Instant.parse(since), newest, null);
        return DueSlots.of(NIGHTLY, memory, Instant.parse(now));
    }

    private static Slot slot(int day) {
        return new Slot(Instant.parse("2026-11-%02dT02:00:00Z".formatted(day)));
    }
}
