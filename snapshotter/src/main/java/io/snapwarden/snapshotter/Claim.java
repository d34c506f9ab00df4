package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.CaptureId;

/// What stands in the run ledger for one attempt at an obligation.
///
/// @param turn grows with every writing, so that no two claims of an attempt are the same text: a conditional write
///     that compares contents then lets exactly one through
record Claim(CaptureId capture, State state, int turn) {

    enum State {
        /// Somebody is making it, or made it, or died over it: its age tells how much longer to wait.
        CLAIMED,
        /// It was given back with nothing made.
        REOPENED,
        /// It was refused for good; the failure is recorded.
        REFUSED,
        /// It was made and told, while others of its workload wait: the next delivery is for those alone.
        MADE
    }

    Claim next(CaptureId by, State then) {
        return new Claim(by, then, turn + 1);
    }
}
