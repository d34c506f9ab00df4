package io.snapwarden.snapshotter;

import java.time.Duration;

/// What came of claiming an attempt.
sealed interface Claiming {

    record Ours(Hold hold) implements Claiming {}

    /// Somebody else's, and young enough to be at work still.
    record Theirs(Duration pause) implements Claiming {}

    /// Given back, but its application was paused in vain and is left alone for so long.
    record Resting(Duration pause, int pauses) implements Claiming {}

    /// It has ended before, and that was told or recorded: nothing is left to do.
    record Ended() implements Claiming {}

    /// Nobody may create before having looked at what exists. Then [Claims#take].
    sealed interface LookFirst extends Claiming {}

    /// Its owner had time enough.
    record Old(Claim claim, String version) implements LookFirst {}

    /// The ledger did not answer: what exists is all there is to go by.
    record Unknown() implements LookFirst {}
}
