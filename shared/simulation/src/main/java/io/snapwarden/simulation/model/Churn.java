package io.snapwarden.simulation.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a volume fills and changes, for how long its snapshots take.
///
/// @param usedShare of its size that is ever written: the first snapshot stores it all
/// @param changedPerDay of the used part that changes in a day
/// @param storedAt when the last snapshot before the model's time was taken; null when there was none
public record Churn(
        double usedShare, double changedPerDay, @Nullable Instant storedAt) {

    public Churn {
        if (usedShare < 0 || usedShare > 1 || changedPerDay < 0) {
            throw new IllegalArgumentException(
                    "a volume is used between 0 and 1 and changes by 0 or more a day, but is " + usedShare + " and "
                            + changedPerDay);
        }
    }
}
