package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.point.SnapshotId;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Creates snapshots. **Not repeatable**: a call that is repeated makes a second snapshot, so an adapter sends it
/// again only when it provably did nothing. An exception means that nothing was made.
public interface SnapshotCreator {

    Creation create(Scope scope, Request request);

    /// What to capture, with the Description and tags that the same call writes.
    sealed interface Request {

        String description();

        Map<String, String> tags();

        record OfVolume(VolumeId volume, String description, Map<String, String> tags) implements Request {}

        /// All volumes of an instance at one instant, but for those left out.
        ///
        /// @param copyVolumeTags whether each snapshot also gets its own volume's tags
        record OfInstance(
                ResourceId instance,
                boolean withoutBoot,
                List<VolumeId> withoutData,
                String description,
                Map<String, String> tags,
                boolean copyVolumeTags)
                implements Request {}
    }

    /// How a create call ended. Throttling that outlasts the adapter's own patience is [Busy] too.
    sealed interface Creation {

        /// The point in time is fixed; the snapshots are pending.
        record Created(Map<VolumeId, SnapshotId> snapshots) implements Creation {}

        /// A limit or a throttle: nothing was made. Not an attempt.
        ///
        /// @param pendingLimit whether the scope has no room for more pending snapshots
        record Busy(Duration retryAfter, boolean pendingLimit, String why) implements Creation {}

        /// A snapshot of this volume was made less than 15 seconds ago: after an ambiguous reply probably by us.
        record TooSoon(Duration retryAfter, String why) implements Creation {}

        /// The call was refused because of the tags: nothing was made.
        record TagsRefused(String why) implements Creation {}

        /// The resource does not exist any more.
        record Gone(String why) implements Creation {}

        /// Refused for good until a person acts: nothing was made.
        record Refused(String why) implements Creation {}

        /// The reply was lost or the service broke: it may or may not have been made.
        record Ambiguous(String why) implements Creation {}
    }
}
