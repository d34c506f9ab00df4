package io.snapwarden.domain.retention;

import io.snapwarden.domain.point.RecoveryPoint;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What of one source's points stays, each with every reason, and what may go, each with its cause.
///
/// Kept and pruned partition the points; oldest first in `pruned`.
public record PrunePlan(Map<RecoveryPoint, List<String>> kept, Map<RecoveryPoint, Cause> pruned) {

    /// Why a point may go.
    public enum Cause {
        EXPIRED("no rule keeps it"),
        TWIN("another point met the same obligation"),
        ERROR("it ended in error and a newer good point exists"),
        INCOMPLETE("members are missing and a newer good point exists"),
        ORPHAN("its source is gone for longer than retain.orphans");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    static PrunePlan of(
            Collection<RecoveryPoint> points, Map<RecoveryPoint, List<String>> kept, Map<RecoveryPoint, Cause> pruned) {
        var both = new HashSet<>(kept.keySet());
        both.retainAll(pruned.keySet());
        if (!both.isEmpty()) {
            throw new IllegalStateException("kept and pruned at once: " + both);
        }
        if (kept.size() + pruned.size() != new HashSet<>(points).size()) {
            throw new IllegalStateException("of " + points.size() + " points " + kept.size() + " are kept and "
                    + pruned.size() + " are pruned");
        }
        return new PrunePlan(kept, pruned);
    }
}
