package io.snapwarden.simulation.ports;

import io.snapwarden.domain.fleet.Fleet;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.Filter;
import io.snapwarden.simulation.model.InstanceRow;
import io.snapwarden.simulation.model.Query;
import io.snapwarden.simulation.model.SimulatedEc2;
import io.snapwarden.simulation.model.VolumeRow;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Reads the fleet of a scope.
final class SimulatedFleet implements FleetReader {

    private static final Filter NOT_TERMINATED =
            Filter.of("instance-state-name", "pending", "running", "stopping", "stopped");

    private final Role role;

    SimulatedFleet(Role role) {
        this.role = role;
    }

    @Override
    public Fleet list(Scope scope) {
        var ec2 = role.in(scope);
        var instances = role.pages("DescribeInstances", scope, Query.own(NOT_TERMINATED), ec2::describeInstances);
        var volumes = role.pages("DescribeVolumes", scope, Query.own(), ec2::describeVolumes);
        return new Fleet(
                instances.stream().map(SimulatedFleet::resource).toList(),
                volumes.stream().map(VolumeRow::volume).toList());
    }

    private static Resource resource(InstanceRow row) {
        List<Volume> volumes = row.volumes().stream().map(VolumeRow::volume).toList();
        return Resource.instance(new ResourceId(row.id()), row.tags(), volumes, row.windows());
    }

    @Override
    public Set<ResourceId> gone(Scope scope, Collection<ResourceId> ids) {
        return ids.stream().filter(id -> isGone(scope, id)).collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isGone(Scope scope, ResourceId id) {
        var ec2 = role.in(scope);
        return role.run("Describe " + id, scope, () -> {
            try {
                describe(ec2, id);
                return false;
            } catch (AwsError e) {
                if (e.code().endsWith(".NotFound")) {
                    return true;
                }
                throw e;
            }
        });
    }

    private static void describe(SimulatedEc2 ec2, ResourceId id) {
        var query = Query.ofIds(List.of(id.value()));
        if (id.value().startsWith("vol-")) {
            ec2.describeVolumes(query);
        } else {
            ec2.describeInstances(query);
        }
    }
}
