package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.CaptureId;
import java.time.Duration;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What stands in the run ledger for one attempt at an obligation.
///
/// @param turn grows with every writing, so that no two claims of an attempt are the same text: a conditional write
///     that compares contents then lets exactly one through
/// @param vain how often its hooks were run and nothing came of it; null for never
/// @param rest how long nobody tries it again from then on, or looks; null where its state alone says that
record Claim(
        CaptureId capture,
        State state,
        int turn,
        @Nullable Integer vain,
        @Nullable Duration rest) {

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
        return new Claim(capture, State.CLAIMED, 1, null, null);
    }

    Claim next(CaptureId by, State then) {
        return new Claim(by, then, turn + 1, vain, null);
    }

    /// An application was paused for nothing: given back, or, where nobody knows yet, left as it is.
    ///
    /// @param respite for how long, after so many pauses
    Claim inVain(State then, IntFunction<Duration> respite) {
        int pauses = pauses() + 1;
        return new Claim(capture, then, turn + 1, pauses, respite.apply(pauses));
    }

    int pauses() {
        return vain == null ? 0 : vain;
    }

    Duration respite() {
        return rest == null ? Duration.ZERO : rest;
    }
}
