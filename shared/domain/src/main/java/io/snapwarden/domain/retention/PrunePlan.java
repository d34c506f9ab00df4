package io.snapwarden.domain.retention;

import io.snapwarden.domain.point.RecoveryPoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/// What of one source's points stays, each with every reason, and what may go, each with its cause.
///
/// Kept and pruned partition the points: each is judged once. Both are oldest first.
public record PrunePlan(SequencedMap<RecoveryPoint, List<String>> kept, SequencedMap<RecoveryPoint, Cause> pruned) {

    /// Why a point may go.
    public enum Cause {
        EXPIRED("no rule keeps it"),
        TWIN("another point met the same obligation and holds every volume of it"),
        ERROR("it ended in error and a good point is a day newer"),
        BEGUN("a prune began to delete it and was cut short"),
        ORPHAN("its source is gone for longer than retain.orphans");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    static PrunePlan of(Collection<RecoveryPoint> points, Function<RecoveryPoint, Verdict> judge) {
        var kept = new LinkedHashMap<RecoveryPoint, List<String>>();
        var pruned = new LinkedHashMap<RecoveryPoint, Cause>();
        var oldestFirst = new ArrayList<>(points);
        oldestFirst.sort(Timeline.OLDEST_FIRST);
        for (var point : oldestFirst) {
            switch (judge.apply(point)) {
                case Verdict.Keep(var reasons) -> kept.put(point, reasons);
                case Verdict.Go(var cause) -> pruned.put(point, cause);
            }
        }
        return new PrunePlan(kept, pruned);
    }
}
