package io.snapwarden.snapshotter.host;

import java.time.Duration;

/// What came of sending an errand.
public sealed interface Start {

    record Started(String command) implements Start {}

    /// Commands are throttled: nothing was sent.
    record NotNow(Duration pause, String why) implements Start {}

    /// Nothing was sent, nor will it be until a person acts.
    record Refused(String why) implements Start {}

    /// The reply was lost, and no command of that comment shows yet. It may have been sent.
    record Unsure(String why) implements Start {}
}
