package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Fleet;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.RecoveryPoint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What several services show of one scope, put together for runs of workloads. What one of them hides from us, the
/// others do not: kinds that could not be looked at are named, and nothing is concluded about them.
final class JoinedListing {

    private final List<Resource> instances = new ArrayList<>();
    private final List<Volume> volumes = new ArrayList<>();
    private final List<Resource> managed = new ArrayList<>();
    private final List<RecoveryPoint> points = new ArrayList<>();
    private final List<PointCatalog.Stranger> strangers = new ArrayList<>();
    private final Map<ResourceKind, String> unseen = new EnumMap<>(ResourceKind.class);
    private Sweep sweep = Sweep.NONE;
    private int looks;
    private ScopeListing.Unreachable last = new ScopeListing.Unreachable("", false);

    /// @param kinds that the service makes points of, as far as the runs are about them
    void add(Set<ResourceKind> kinds, ScopeListing listing) {
        switch (listing) {
            case ScopeListing.Listed listed -> {
                looks++;
                instances.addAll(listed.fleet().instances());
                volumes.addAll(listed.fleet().volumes());
                managed.addAll(listed.fleet().managed());
                points.addAll(listed.catalog().points());
                strangers.addAll(listed.catalog().strangers());
                sweep = sweep.and(listed.sweep());
            }
            case ScopeListing.Unreachable unreachable -> {
                last = unreachable;
                kinds.forEach(kind -> unseen.put(kind, unreachable.why()));
            }
        }
    }

    /// Unreachable where no service could be looked at.
    ScopeListing joined() {
        return looks == 0
                ? last
                : new ScopeListing.Listed(
                        new Fleet(instances, volumes, managed), new PointCatalog(points, strangers), sweep, unseen);
    }
}
