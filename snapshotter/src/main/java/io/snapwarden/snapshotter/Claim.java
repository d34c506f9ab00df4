package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.CaptureId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What stands in the run ledger for one attempt at an obligation.
///
/// @param turn grows with every writing, so that no two claims of an attempt are the same text: a conditional write
///     that compares contents then lets exactly one through
/// @param vain how often its hooks were run and then nothing could be made; null for never
record Claim(
        CaptureId capture, State state, int turn, @Nullable Integer vain) {

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

    static Claim of(CaptureId capture) {
        return new Claim(capture, State.CLAIMED, 1, null);
    }

    Claim next(CaptureId by, State then) {
        return new Claim(by, then, turn + 1, vain);
    }

    /// Given back after an application was paused for nothing.
    Claim inVain() {
        return new Claim(capture, State.REOPENED, turn + 1, pauses() + 1);
    }

    int pauses() {
        return vain == null ? 0 : vain;
    }

    /// How long nobody tries it again once it was given back.
    Duration respite() {
        return Respite.after(pauses());
    }
}
