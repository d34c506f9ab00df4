package io.snapwarden.domain.point;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.Obligation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The recovery points of a scope, assembled from a listing of its snapshots.
///
/// @param points ours by every mark, oldest first; twins stand beside each other
/// @param strangers what carries some of our marks but not all: reported, never touched
public record PointCatalog(List<RecoveryPoint> points, List<Stranger> strangers) {

    /// A snapshot whose marks disagree, and why.
    public record Stranger(Snapshot snapshot, String why) {}

    public static final PointCatalog EMPTY = new PointCatalog(List.of(), List.of());

    public PointCatalog {
        points = points.stream().sorted(RecoveryPoint.OLDEST_FIRST).toList();
        strangers = List.copyOf(strangers);
    }

    /// The snapshots of one capture carry one list of marks, so equal marks are one point; their consistency may be
    /// raised later, and a listing that lags shows some of them raised and some not.
    public static PointCatalog of(Collection<Snapshot> snapshots, Scope scope) {
        Map<Marks, Members> sets = new LinkedHashMap<>();
        var strangers = new ArrayList<Stranger>();
        Marks last = null; // listings show the members of a set side by side
        Members set = null;
        for (var snapshot : snapshots) {
            switch (Reading.of(snapshot, scope)) {
                case Reading.Ours(var marks) -> {
                    if (set == null || !marks.equals(last)) {
                        set = sets.computeIfAbsent(marks.asCreated(), _ -> new Members(marks));
                        last = marks;
                    }
                    set.add(snapshot, marks);
                }
                case Reading.Disagrees(var why) -> strangers.add(new Stranger(snapshot, why));
                case Reading.Unmarked() -> {}
            }
        }
        var points = sets.values().stream().map(Members::point).toList();
        return new PointCatalog(points, strangers);
    }

    /// The members of one point; it is as consistent as the least of them says.
    private static final class Members {

        private final List<Snapshot> snapshots;
        private Marks marks;

        Members(Marks marks) {
            this.marks = marks;
            snapshots = new ArrayList<>(marks.members());
        }

        void add(Snapshot snapshot, Marks says) {
            snapshots.add(snapshot);
            marks = says.consistency() == Consistency.APPLICATION ? marks : says;
        }

        RecoveryPoint point() {
            return new RecoveryPoint(marks, snapshots);
        }
    }

    /// The points of one obligation, oldest first.
    public List<RecoveryPoint> of(Obligation owed) {
        return points.stream().filter(point -> point.obligation().equals(owed)).toList();
    }

    /// Of the points of one obligation the one that counts: the earliest good one, else the earliest pending one.
    /// Every other good or pending one is a twin.
    public static Optional<RecoveryPoint> canonical(List<RecoveryPoint> ofOneObligation) {
        RecoveryPoint good = null;
        RecoveryPoint pending = null;
        for (var point : ofOneObligation) {
            switch (point.state()) {
                case GOOD -> good = earlier(good, point);
                case PENDING -> pending = earlier(pending, point);
                case ERROR, INCOMPLETE -> {}
            }
        }
        return Optional.ofNullable(good == null ? pending : good);
    }

    private static RecoveryPoint earlier(@Nullable RecoveryPoint a, RecoveryPoint b) {
        return a == null || RecoveryPoint.OLDEST_FIRST.compare(b, a) < 0 ? b : a;
    }
}
