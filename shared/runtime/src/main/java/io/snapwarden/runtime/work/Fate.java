package io.snapwarden.runtime.work;

/// What became of one delivery.
public enum Fate {
    /// Acknowledged: nothing is left to do.
    DONE,
    /// A copy of it waits.
    DEFERRED,
    /// Acknowledged, and said with an event.
    REJECTED,
    /// In the dead-letter queue, with the reason.
    BURIED,
    /// Untouched: it comes again when its lease runs out.
    LEFT
}
