package io.snapwarden.snapshotter;

import java.time.Duration;

/// How captures pace themselves.
///
/// @param pendingLimit how many snapshots of a scope may be pending at once, whoever made them
/// @param countEvery a scope's pending snapshots are counted no more often
/// @param roomWait how long a capture waits before it asks for room again
/// @param settle by then whatever a worker did shows in listings, and a claim that still stands may be taken over
/// @param listingLag by then a listing shows every member of a set, so one that is not there was never made
/// @param patience a set that is larger than the limit waits for an empty scope while its message lives longer
public record CaptureConfig(
        int pendingLimit,
        Duration countEvery,
        Duration roomWait,
        Duration settle,
        Duration listingLag,
        Duration patience) {

    public CaptureConfig {
        if (pendingLimit < 1) {
            throw new IllegalArgumentException("the pending limit must be at least 1 but is " + pendingLimit);
        }
        if (listingLag.compareTo(settle) < 0) {
            throw new IllegalArgumentException("the listing lag must be at least the settle time of " + settle
                    + ", or sets would be called whole too early, but is " + listingLag);
        }
    }

    /// EC2's default quotas, and times that suit them.
    public static CaptureConfig defaults() {
        return new CaptureConfig(
                100,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(90),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5));
    }

    /// The same, where listings are known to settle in another time.
    CaptureConfig settlingAfter(Duration time) {
        return new CaptureConfig(pendingLimit, countEvery, roomWait, time, listingLag, patience);
    }
}
