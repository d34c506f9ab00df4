package io.snapwarden.standalone.endtoend;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.port.SnapshotReader.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.VolumeType;

/// Instances and lone volumes in several Regions, and what the account holds of them.
final class TestFleet {

    private final AwsPorts ports;
    private final Map<Scope, Map<ResourceId, Integer>> volumes = new TreeMap<>();

    TestFleet(AwsPorts ports) {
        this.ports = ports;
    }

    /// @param loneVolumes how many volumes without an instance
    /// @param instances how many volumes each instance has
    Scope launch(String region, int loneVolumes, int... instances) {
        var scope = new Scope(ports.accounts().own(), new io.snapwarden.domain.fleet.Region(region));
        var ec2 = ports.clients().in(Ec2Client.builder(), Region.of(region));
        var sizes = new TreeMap<ResourceId, Integer>();
        for (int members : instances) {
            sizes.put(instance(ec2, members), members);
        }
        for (int n = 0; n < loneVolumes; n++) {
            sizes.put(volume(ec2, region), 1);
        }
        volumes.put(scope, sizes);
        return scope;
    }

    /// How many volumes each resource of a scope has.
    Map<ResourceId, Integer> volumes(Scope scope) {
        return Map.copyOf(volumes.get(scope));
    }

    /// What the account holds that carries our marks, whether they agree or not.
    PointCatalog catalog(Scope scope) {
        return PointCatalog.of(ports.snapshots().list(scope, new Query.Marked()), scope);
    }

    List<RecoveryPoint> points() {
        return volumes.keySet().stream()
                .flatMap(scope -> catalog(scope).points().stream())
                .toList();
    }

    private static ResourceId instance(Ec2Client ec2, int members) {
        var devices = new ArrayList<BlockDeviceMapping>();
        for (int n = 0; n < members; n++) {
            var device = n == 0 ? "/dev/sda1" : "/dev/sd" + (char) ('f' + n - 1);
            devices.add(BlockDeviceMapping.builder()
                    .deviceName(device)
                    .ebs(ebs -> ebs.volumeSize(8).volumeType(VolumeType.GP3))
                    .build());
        }
        var answer = ec2.runInstances(run -> run.imageId("ami-12345678")
                .instanceType(InstanceType.T3_MICRO)
                .minCount(1)
                .maxCount(1)
                .blockDeviceMappings(devices)
                .tagSpecifications(selected(ResourceType.INSTANCE)));
        return new ResourceId(answer.instances().getFirst().instanceId());
    }

    private static ResourceId volume(Ec2Client ec2, String region) {
        return new ResourceId(ec2.createVolume(volume -> volume.size(8)
                        .volumeType(VolumeType.GP3)
                        .availabilityZone(region + "a")
                        .tagSpecifications(selected(ResourceType.VOLUME)))
                .volumeId());
    }

    private static TagSpecification selected(ResourceType type) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(Tag.builder().key("Backup").value("nightly").build())
                .build();
    }
}
