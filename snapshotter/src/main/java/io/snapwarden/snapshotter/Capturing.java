package io.snapwarden.snapshotter;

import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.SnapshotId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came of trying to make a point.
sealed interface Capturing {

    /// It exists, and its marks are these.
    ///
    /// @param dropped keys of the source's tags that it does not carry
    /// @param frozen how long its source was frozen; null where nothing was, or nobody knows
    /// @param weaker why it is less consistent than was asked for; null when it is not
    /// @param begunAt when its first create call was made, or, of what was found, the instant that it holds
    record Made(
            Marks marks,
            List<SnapshotId> snapshots,
            List<String> dropped,
            @Nullable Duration frozen,
            @Nullable String weaker,
            Instant begunAt)
            implements Capturing {

        static Made of(Marks marks, Map<VolumeId, SnapshotId> members, List<String> dropped, Instant begunAt) {
            return new Made(marks, members.values().stream().sorted().toList(), dropped, null, null, begunAt);
        }

        Made weaker(@Nullable String why) {
            return weaker(frozen, why);
        }

        Made weaker(@Nullable Duration lasted, @Nullable String why) {
            return new Made(marks, snapshots, dropped, lasted, why, begunAt);
        }

        /// The freeze held.
        Made proven(@Nullable Duration lasted) {
            return new Made(marks.with(Consistency.APPLICATION), snapshots, dropped, lasted, null, begunAt);
        }
    }

    /// Not now, and nothing was made.
    ///
    /// @param noRoom whether the scope can take no more pending snapshots
    record NotNow(Duration pause, boolean noRoom, String why) implements Capturing {}

    /// A volume was captured seconds ago: by us, if an earlier reply was lost.
    record TooSoon(String why) implements Capturing {}

    /// Something may have been made, or a part was: only a later look can tell.
    record Unsure(String why) implements Capturing {}

    /// This attempt makes no point.
    ///
    /// @param gone whether the resource does not exist any more
    record Refused(String reason, boolean gone) implements Capturing {}
}
