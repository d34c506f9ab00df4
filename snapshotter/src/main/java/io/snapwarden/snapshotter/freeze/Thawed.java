package io.snapwarden.snapshotter.freeze;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the end of a freeze has proven.
///
/// @param frozen how long it lasted; null where nobody knows
/// @param unproven why nobody can say that it held; null when it has held until the thaw
public record Thawed(@Nullable Duration frozen, @Nullable String unproven) {

    static Thawed held(Duration frozen) {
        return new Thawed(frozen, null);
    }

    static Thawed unproven(@Nullable Duration frozen, String why) {
        return new Thawed(frozen, why);
    }
}
