package io.snapwarden.domain.run;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One obligation of a roll.
///
/// @param name the source's `Name` tag or its id, for people
/// @param failures failed attempts that were announced
/// @param liveUntil until then a message for it is on its way; null when none was sent
/// @param lastGood when its newest earlier good point was taken, as far as earlier rolls know; null when none
public record RollEntry(
        ResourceKind kind,
        ResourceId source,
        String name,
        Standing standing,
        int failures,
        @Nullable Instant liveUntil,
        @Nullable Instant lastGood) {

    public RollEntry with(Standing next) {
        return new RollEntry(kind, source, name, next, failures, liveUntil, lastGood);
    }

    public RollEntry withFailures(int announced) {
        return new RollEntry(kind, source, name, standing, announced, liveUntil, lastGood);
    }

    public RollEntry sentUntil(Instant until) {
        return new RollEntry(kind, source, name, standing, failures, until, lastGood);
    }
}
