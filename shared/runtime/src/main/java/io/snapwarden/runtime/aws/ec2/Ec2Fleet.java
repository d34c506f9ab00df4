package io.snapwarden.runtime.aws.ec2;

import io.snapwarden.domain.fleet.Fleet;
import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.Ec2Clients;
import io.snapwarden.runtime.port.FleetReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;

/// Lists a scope with two listings, however large it is. Instances come first: a volume that is attached meanwhile is
/// then seen on its own, and the next scan sees it in its place.
public final class Ec2Fleet implements FleetReader {

    static final int PAGE = 1000;

    private static final Filter NOT_TERMINATED = Filter.builder()
            .name("instance-state-name")
            .values("pending", "running", "stopping", "stopped")
            .build();
    private static final Filter ALIVE = Filter.builder()
            .name("status")
            .values("creating", "available", "in-use")
            .build();
    private static final Comparator<Volume> BOOT_FIRST =
            Comparator.comparing(Volume::boot).reversed().thenComparing(Volume::id);

    private final Ec2Clients clients;
    private final GoneResources gone;

    public Ec2Fleet(Ec2Clients clients) {
        this.clients = clients;
        this.gone = new GoneResources(clients);
    }

    @Override
    public Fleet list(Scope scope) {
        var interned = new Interned();
        var attached =
                clients.read(AwsCall.ec2("DescribeInstances", scope), scope, client -> instances(client, interned));
        var volumes = clients.read(
                AwsCall.ec2("DescribeVolumes", scope), scope, client -> volumes(client, attached, interned));
        var instances = attached.machines().stream()
                .map(machine -> instance(machine, volumes, interned))
                .toList();
        return new Fleet(instances, List.copyOf(volumes.values()));
    }

    @Override
    public Set<ResourceId> gone(Scope scope, Collection<ResourceId> ids) {
        return gone.among(scope, ids);
    }

    private static Attached instances(Ec2Client client, Interned interned) {
        var attached = new Attached(interned);
        for (var page : client.describeInstancesPaginator(
                request -> request.maxResults(PAGE).filters(NOT_TERMINATED))) {
            page.reservations().forEach(reservation -> reservation.instances().forEach(attached::add));
        }
        return attached;
    }

    private static Map<String, Volume> volumes(Ec2Client client, Attached attached, Interned interned) {
        var shapes = new Shapes(interned);
        var volumes = new LinkedHashMap<String, Volume>();
        for (var page : client.describeVolumesPaginator(
                request -> request.maxResults(PAGE).filters(ALIVE))) {
            for (var listed : page.volumes()) {
                var place = attached.placeOf(listed.volumeId());
                var tags = interned.tags(Ec2Tags.read(listed.tags()));
                var shape = shapes.of(listed, place.device());
                volumes.put(listed.volumeId(), new Volume(shape, place.boot(), tags));
            }
        }
        return volumes;
    }

    private static Resource instance(Attached.Machine machine, Map<String, Volume> listed, Interned interned) {
        var shapes = new Shapes(interned);
        var volumes = new ArrayList<Volume>();
        machine.placesByVolume().forEach((id, place) -> {
            var volume = listed.get(id);
            if (volume != null) {
                volumes.add(shapes.moved(volume, place));
            }
        });
        volumes.sort(BOOT_FIRST);
        return Resource.instance(new ResourceId(machine.id()), machine.tags(), volumes, machine.windows());
    }
}
