package io.snapwarden.standalone.simulate.observe;

import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.simulation.model.Churn;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How much the snapshots of a volume store, by estimate: the oldest all that is used, each later one what has changed
/// since the one before it.
final class Storage {

    private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    private record Size(int gib, Churn churn) {
        double changedIn(Duration time) {
            return gib * churn.usedShare() * Math.min(1, churn.changedPerDay() * time.toSeconds() / SECONDS_PER_DAY);
        }

        double whole() {
            return gib * churn.usedShare();
        }
    }

    private final Map<String, Size> volumes = new HashMap<>();

    void volume(String id, int gib, Churn churn) {
        volumes.put(id, new Size(gib, churn));
    }

    /// @param points all of one source
    double gib(List<RecoveryPoint> points) {
        var oldestFirst = points.stream()
                .sorted(Comparator.comparing(RecoveryPoint::takenAt))
                .toList();
        var before = new HashMap<String, Instant>();
        double gib = 0;
        for (var point : oldestFirst) {
            for (var member : point.members()) {
                var size = volumes.get(member.volume());
                var earlier = before.put(member.volume(), member.startTime());
                if (size != null) {
                    gib += earlier == null
                            ? size.whole()
                            : size.changedIn(Duration.between(earlier, member.startTime()));
                }
            }
        }
        return gib;
    }
}
