package io.snapwarden.runtime.wire;

/// What became of a text that arrived.
public sealed interface Decoded<M> {

    record Known<M>(M value) implements Decoded<M> {}

    /// Well formed, but newer than this program, or not for it: somebody else may understand it, maybe later.
    record Unknown<M>(String type, int version) implements Decoded<M> {}

    /// Nobody will ever understand it.
    record Unreadable<M>(String why) implements Decoded<M> {}
}
