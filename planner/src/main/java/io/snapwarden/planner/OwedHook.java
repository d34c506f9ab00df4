package io.snapwarden.planner;

import io.snapwarden.domain.run.HookDebt;
import io.snapwarden.domain.run.RollEntry;
import io.snapwarden.domain.run.Standing;
import java.time.Duration;

/// What an attempt owes of the hooks of one stage, beside how its obligation stands.
///
/// @param version of its note in the run ledger
/// @param age since somebody last said that he was at it
record OwedHook(HookNote note, RollEntry entry, HookDebt debt, String version, Duration age) {

    int attempt() {
        return note.attempt();
    }

    private boolean hasFailed() {
        return attempt() <= entry.failures();
    }

    /// Whether nothing more is captured for this attempt, and it is known how it ended.
    boolean isOver() {
        return hasFailed() || entry.standing().ended();
    }

    /// Whether it came after the attempt that its obligation ended with.
    boolean isLate() {
        return attempt() > entry.failures() + 1 || !isOver();
    }

    /// How the attempt ended, in a word for the hooks.
    String ending() {
        return hasFailed()
                ? "failed"
                : switch (entry.standing()) {
                    case Standing.Completed _ -> "completed";
                    case Standing.Failed _ -> "failed";
                    case Standing.Missed _ -> "missed";
                    case Standing.Skipped _ -> "skipped";
                    case Standing.Captured _ -> "captured";
                    case Standing.Owed _ -> "unknown";
                };
    }
}
