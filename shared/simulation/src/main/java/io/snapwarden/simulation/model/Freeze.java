package io.snapwarden.simulation.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A time for which a mount point was frozen.
///
/// @param leaseEndsAt when the watchdog that was armed before would thaw it; null when none was
/// @param thawedAt null while it is frozen
/// @param by what thawed it; null while it is frozen
public record Freeze(
        String mount,
        Instant frozenAt,
        @Nullable Instant leaseEndsAt,
        @Nullable Instant thawedAt,
        @Nullable Thaw by) {

    Freeze thawed(Instant at, Thaw how) {
        return new Freeze(mount, frozenAt, leaseEndsAt, at, how);
    }

    /// Whether it held longer than its lease, or has no lease at all.
    public boolean outlivesItsLease(Instant now) {
        return leaseEndsAt == null || (thawedAt == null ? now : thawedAt).isAfter(leaseEndsAt);
    }
}
