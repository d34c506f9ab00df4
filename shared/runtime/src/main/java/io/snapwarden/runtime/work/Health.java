package io.snapwarden.runtime.work;

/// How a worker is.
public sealed interface Health {

    /// It receives, or has as much in hand as it may.
    record Ready() implements Health {}

    /// It takes no work now. Ending it would not help: it goes on by itself.
    record Unready(String why) implements Health {}

    /// It will not go on. Another one in its place may.
    record Dead(String why) implements Health {}
}
