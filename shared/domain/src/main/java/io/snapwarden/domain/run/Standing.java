package io.snapwarden.domain.run;

import io.snapwarden.domain.point.Consistency;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How an entry of a roll stands. The last four are endings: nothing changes them again.
public sealed interface Standing {

    /// Not captured yet.
    record Owed() implements Standing {}

    /// The point exists and is pending.
    ///
    /// @param attempt the attempt that made it
    /// @param weaker why it is less consistent than its policy wants; null when it is not
    /// @param consistency null while nobody knows
    record Captured(
            int attempt, @Nullable String weaker, @Nullable Consistency consistency) implements Standing {}

    /// The point is good.
    ///
    /// @param late whether it was found completed only after its run was closed
    /// @param weaker why it is less consistent than its policy wants; null when it is not
    /// @param consistency null where nobody wrote it down
    record Completed(
            Instant takenAt,
            @Nullable Instant completedAt,
            long fullSizeBytes,
            boolean late,
            @Nullable String weaker,
            @Nullable Consistency consistency)
            implements Standing {}

    record Failed(String reason) implements Standing {}

    record Missed(String reason) implements Standing {}

    record Skipped(String reason) implements Standing {}

    default boolean ended() {
        return switch (this) {
            case Owed _, Captured _ -> false;
            case Completed _, Failed _, Missed _, Skipped _ -> true;
        };
    }
}
