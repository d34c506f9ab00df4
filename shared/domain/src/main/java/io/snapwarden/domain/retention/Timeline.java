package io.snapwarden.domain.retention;

import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.schedule.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One source's history: the one good point of each slot that counts. A policy's present and former names share it,
/// so two points of one slot are twins under whatever names.
///
/// @param good newest first; equal instants in a fixed order, so that every reader finds the same newest
record Timeline(List<RecoveryPoint> good, Map<Slot, RecoveryPoint> bySlot) {

    static final Comparator<RecoveryPoint> OLDEST_FIRST = Comparator.comparing(RecoveryPoint::takenAt)
            .thenComparing(Timeline::slot)
            .thenComparing(RecoveryPoint.OLDEST_FIRST);

    private static final Comparator<RecoveryPoint> NEWEST_FIRST = OLDEST_FIRST.reversed();

    static Timeline of(Collection<RecoveryPoint> points) {
        requireOneSource(points);
        var bySlot = new LinkedHashMap<Slot, RecoveryPoint>();
        points.stream()
                .filter(RecoveryPoint::good)
                .forEach(point -> bySlot.merge(slot(point), point, Timeline::canonical));
        var good = new ArrayList<>(bySlot.values());
        good.sort(NEWEST_FIRST);
        return new Timeline(good, bySlot);
    }

    private static RecoveryPoint canonical(RecoveryPoint a, RecoveryPoint b) {
        return PointCatalog.canonical(List.of(a, b)).orElseThrow();
    }

    /// Points of two sources in one plan would look like twins of each other.
    static void requireOneSource(Collection<RecoveryPoint> points) {
        Obligation first = null;
        for (var point : points) {
            var owed = point.obligation();
            first = first == null ? owed : first;
            if (!owed.source().equals(first.source()) || !owed.scope().equals(first.scope())) {
                throw new IllegalArgumentException(
                        "a plan is for one source in one scope but got points of " + first + " and of " + owed);
            }
        }
    }

    RecoveryPoint newest() {
        return good.getFirst();
    }

    boolean counts(RecoveryPoint point) {
        return point.equals(bySlot.get(slot(point)));
    }

    /// Whether the point that counts for this one's slot has a snapshot of every volume that this one has.
    boolean holdsAllOf(RecoveryPoint twin) {
        var canonical = bySlot.get(slot(twin));
        return canonical != null && canonical.volumes().containsAll(twin.volumes());
    }

    private static Slot slot(RecoveryPoint point) {
        return point.obligation().slot();
    }
}
