package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.PointKey;
import java.time.Duration;
import java.time.Instant;

/// Our right to make the point of this key, under this capture id.
///
/// @param since by our own clock, from just before it was claimed
record Hold(PointKey key, CaptureId capture, Instant since) {

    /// Whether it can still be acted on. Others wait for the whole settle time from when the ledger wrote it; we stop
    /// at half of it, so that a process that was paused does not create what another one has taken over.
    boolean trustedAt(Instant now, Duration settle) {
        return now.isBefore(since.plus(settle.dividedBy(2)));
    }
}
