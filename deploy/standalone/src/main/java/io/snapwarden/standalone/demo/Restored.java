package io.snapwarden.standalone.demo;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.snapshotter.restore.RestorePlan;
import io.snapwarden.snapshotter.restore.Restores;
import io.snapwarden.standalone.process.World;
import java.time.Instant;
import java.util.Map;

/// An instance's set that came back as new volumes.
///
/// @param volumes the new volume for each old one
/// @param sameAgain whether applying the plan a second time gave the same volumes
record Restored(RestorePlan plan, Map<VolumeId, VolumeId> volumes, boolean sameAgain) {

    static Restored of(World world, Scope scope, String source, Instant at) {
        var restores = new Restores(world.fleets(), world.snapshots(), world.restorer());
        var plan = restores.plan(scope, new ResourceId(source), at, null, "demo-restore")
                .orElseThrow(() -> new IllegalStateException(source + " has no good point to restore"));
        var made = restores.apply(plan, _ -> {});
        var again = restores.apply(plan, _ -> {});
        return new Restored(plan, made, again.equals(made));
    }
}
