package io.snapwarden.snapshotter;

import java.time.Duration;

/// How captures pace themselves.
///
/// @param pendingLimit how many snapshots of a scope may be pending at once, whoever made them
/// @param countEvery a scope's pending snapshots are counted no more often
/// @param askEvery captures that found no room ask again about so far apart
/// @param roomWait but none waits longer before it asks again
/// @param settle by then whatever a worker did shows in listings, and a claim that still stands may be taken over
/// @param listingLag by then a listing shows every member of a set, so one that is not there was never made
/// @param firstOrder so long after its slot an obligation has no order but the first; later ones look even with a claim
/// @param patience a set that is larger than the limit waits for an empty scope while its message lives longer
public record CaptureConfig(
        int pendingLimit,
        Duration countEvery,
        Duration askEvery,
        Duration roomWait,
        Duration settle,
        Duration listingLag,
        Duration firstOrder,
        Duration patience) {

    /// So many captures of a workload are begun at once. EC2 takes five creates a second and lets a hundred at once.
    public static final int SIDE_BY_SIDE = 32;

    public CaptureConfig {
        if (pendingLimit < 1) {
            throw new IllegalArgumentException("the pending limit must be at least 1 but is " + pendingLimit);
        }
        if (listingLag.compareTo(settle) < 0) {
            throw new IllegalArgumentException("the listing lag must be at least the settle time of " + settle
                    + ", or sets would be called whole too early, but is " + listingLag);
        }
    }

    /// EC2's default quotas, and times that suit them. A place that is free for some seconds in each minute is lost
    /// time in a large fleet; listings of what is pending are cheap.
    public static CaptureConfig defaults() {
        return new CaptureConfig(
                100,
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                Duration.ofMinutes(5),
                Duration.ofSeconds(90),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                Duration.ofMinutes(5));
    }

    /// The same for a scope that may have more, or fewer, pending snapshots.
    public CaptureConfig withPendingLimit(int most) {
        return new CaptureConfig(most, countEvery, askEvery, roomWait, settle, listingLag, firstOrder, patience);
    }

    /// The same, where listings are known to settle in another time.
    CaptureConfig settlingAfter(Duration time) {
        return new CaptureConfig(pendingLimit, countEvery, askEvery, roomWait, time, listingLag, firstOrder, patience);
    }
}
