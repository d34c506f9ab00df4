package io.snapwarden.snapshotter.freeze;

import java.time.Duration;

/// What came of bringing an instance to rest.
public sealed interface Quiescing permits Frozen, Quiescing.NotFrozen, Quiescing.NotNow {

    /// It is as it was, or will be within its lease. Not to be tried again for this capture.
    record NotFrozen(String why) implements Quiescing {}

    /// Nothing was asked of it yet: commands are throttled.
    record NotNow(Duration pause, String why) implements Quiescing {}
}
