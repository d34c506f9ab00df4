package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Fleet;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.SnapshotReader;
import java.util.List;
import java.util.Map;

/// What a scan learns of a scope: its fleet and the points of its open slots, or that a person must act before
/// anybody can look. Other trouble passes on to the worker, which waits.
sealed interface ScopeListing {

    /// @param sweep what AWS Backup is doing; nothing where EC2 was looked at
    /// @param unseen kinds that could not be looked at beside the others, each with the reason
    record Listed(Fleet fleet, PointCatalog catalog, Sweep sweep, Map<ResourceKind, String> unseen)
            implements ScopeListing {

        Listed(Fleet fleet, PointCatalog catalog, Sweep sweep) {
            this(fleet, catalog, sweep, Map.of());
        }
    }

    /// @param off whether the Region is just not enabled, which somebody may want
    record Unreachable(String why, boolean off) implements ScopeListing {}

    static ScopeListing of(FleetReader fleets, SnapshotReader snapshots, Scope scope, List<RunKey> runs) {
        var slots = runs.stream().map(RunKey::slot).distinct().toList();
        try {
            var fleet = fleets.list(scope);
            var points = snapshots.list(scope, new SnapshotReader.Query.OfSlots(slots));
            return new Listed(fleet, PointCatalog.of(points, scope), Sweep.NONE);
        } catch (DependencyException e) {
            return unreachableOr(e);
        }
    }

    /// What a person must put right; anything else passes on.
    static Unreachable unreachableOr(DependencyException e) {
        return switch (e.kind()) {
            case REGION_OFF -> new Unreachable(String.valueOf(e.getMessage()), true);
            case DENIED, CREDENTIALS -> new Unreachable(String.valueOf(e.getMessage()), false);
            case THROTTLED, UNAVAILABLE, INVALID -> throw e;
        };
    }
}
