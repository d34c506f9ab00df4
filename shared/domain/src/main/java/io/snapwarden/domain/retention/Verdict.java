package io.snapwarden.domain.retention;

import io.snapwarden.domain.retention.PrunePlan.Cause;
import java.util.List;

/// What is said of one point.
sealed interface Verdict {

    record Keep(List<String> reasons) implements Verdict {}

    record Go(Cause cause) implements Verdict {}

    static Verdict keep(String reason) {
        return new Keep(List.of(reason));
    }

    static Verdict go(Cause cause) {
        return new Go(cause);
    }

    /// Kept for any reason at all; only without one it goes.
    static Verdict of(List<String> reasons, Cause otherwise) {
        return reasons.isEmpty() ? new Go(otherwise) : new Keep(List.copyOf(reasons));
    }
}
