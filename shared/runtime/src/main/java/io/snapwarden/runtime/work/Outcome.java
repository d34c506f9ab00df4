package io.snapwarden.runtime.work;

import java.time.Duration;

/// What a handler says of a message.
public sealed interface Outcome {

    /// Nothing more to do: acknowledged.
    record Done() implements Outcome {}

    /// Not now: comes again after the delay, and waiting costs it nothing.
    record Later(Duration delay, String why) implements Outcome {}

    /// Readable but impossible: said with an event, then acknowledged.
    record Rejected(String why) implements Outcome {}
}
