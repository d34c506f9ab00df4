package io.snapwarden.standalone.simulate.fleet;

import io.snapwarden.domain.fleet.Fleet;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.simulation.model.Churn;
import io.snapwarden.simulation.model.SnapshotPace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Takes the fleet over from real scopes. It only reads. How much of a volume is used and changes EC2 does not say, so
/// the simulation's usual shares hold.
public final class FleetOfAccount {

    private FleetOfAccount() {}

    public static ModelFleet of(Collection<Scope> scopes, FleetReader fleets, SnapshotReader snapshots, Instant start) {
        var members = new ArrayList<ModelFleet.Member>();
        for (var scope : scopes) {
            var stored = newest(snapshots.list(scope, new SnapshotReader.Query.Marked()), start);
            resources(fleets.list(scope))
                    .map(resource -> new ModelFleet.Member(start, scope, resource, churns(resource, stored)))
                    .forEach(members::add);
        }
        return new ModelFleet(members);
    }

    /// Instances, and the volumes that are attached to none.
    private static Stream<Resource> resources(Fleet fleet) {
        var attached = new HashSet<String>();
        fleet.instances()
                .forEach(instance -> instance.volumes()
                        .forEach(volume -> attached.add(volume.id().value())));
        return Stream.concat(
                fleet.instances().stream(),
                fleet.volumes().stream()
                        .filter(volume -> !attached.contains(volume.id().value()))
                        .map(Fleet::alone));
    }

    private static List<Churn> churns(Resource resource, Map<String, Instant> stored) {
        var usual = SnapshotPace.typical().churn();
        return resource.volumes().stream()
                .map(Volume::id)
                .map(id -> new Churn(usual.usedShare(), usual.changedPerDay(), stored.get(id.value())))
                .toList();
    }

    private static Map<String, Instant> newest(List<Snapshot> snapshots, Instant start) {
        var newest = new HashMap<String, Instant>();
        for (var snapshot : snapshots) {
            if (snapshot.startTime().isBefore(start)) {
                newest.merge(snapshot.volume(), snapshot.startTime(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        return newest;
    }
}
