package io.snapwarden.standalone.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// The points of one source and policy that exist, with what its promise makes of them. Written a second time, so
/// that the product's retention is not judged by itself.
final class Timeline {

    private final Promise promise;
    private final Map<Instant, TruePoint> counting = new HashMap<>();
    private final List<TruePoint> newestFirst;

    Timeline(Promise promise, List<TruePoint> points) {
        this.promise = promise;
        points.stream()
                .filter(TruePoint::good)
                .sorted(TruePoint.OLDEST_FIRST)
                .forEach(point -> counting.putIfAbsent(point.slot(), point));
        newestFirst = counting.values().stream()
                .sorted(Comparator.comparing(TruePoint::takenAt).reversed())
                .toList();
    }

    List<TruePoint> newestFirst() {
        return newestFirst;
    }

    boolean counts(TruePoint point) {
        return point.equals(counting.get(point.slot()));
    }

    /// Whether the point that counts for the same slot has all that this one has.
    boolean hasAllOf(TruePoint twin) {
        var counts = counting.get(twin.slot());
        return counts != null && counts.volumes().containsAll(twin.volumes());
    }

    /// Why a point must stay; empty when nothing wants it.
    List<String> wants(TruePoint point) {
        var reasons = new ArrayList<String>();
        int rank = newestFirst.indexOf(point);
        if (rank == 0) {
            reasons.add("it is the newest good point");
        }
        if (rank < promise.atLeast()) {
            reasons.add("at-least " + promise.atLeast());
        }
        if (rank < promise.last()) {
            reasons.add("last " + promise.last());
        }
        var newest = newestFirst.getFirst().takenAt();
        if (point.takenAt().isAfter(newest.minus(promise.within()))) {
            reasons.add("within " + promise.within());
        }
        if (newestOfDays().contains(point)) {
            reasons.add("daily " + promise.daily());
        }
        if (point.asksToStay() != null && point.takenAt().isAfter(newest.minus(point.asksToStay()))) {
            reasons.add("its tag asks for " + point.asksToStay());
        }
        return reasons;
    }

    private List<TruePoint> newestOfDays() {
        var days = new HashSet<LocalDate>();
        return newestFirst.stream()
                .filter(point -> days.add(point.takenAt().atZone(Promise.BERLIN).toLocalDate()))
                .limit(promise.daily())
                .toList();
    }
}
