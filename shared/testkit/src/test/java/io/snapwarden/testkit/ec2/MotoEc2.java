package io.snapwarden.testkit.ec2;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotDeleter;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.SnapshotTagger;
import io.snapwarden.runtime.port.VolumeRestorer;
import io.snapwarden.testkit.lane.MotoServer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.VolumeType;

/// The real adapters over a moto server that was just reset.
final class MotoEc2 implements Ec2World {

    private final AwsPorts ports =
            new AwsPorts(MotoServer.shared().reset().aws().connection(), null);
    private final Ec2Client ec2 = ports.clients().atHome(Ec2Client.builder());
    private final Scope scope =
            Scope.parse(ports.accounts().own() + "/" + ports.clients().home().id());

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public FleetReader fleet() {
        return ports.fleet();
    }

    @Override
    public SnapshotReader snapshots() {
        return ports.snapshots();
    }

    @Override
    public SnapshotCreator creator() {
        return ports.creator();
    }

    @Override
    public SnapshotTagger tagger() {
        return ports.tagger();
    }

    @Override
    public SnapshotDeleter deleter() {
        return ports.deleter();
    }

    @Override
    public VolumeRestorer restorer() {
        return ports.restorer();
    }

    @Override
    public VolumeId makeVolume(Map<String, String> tags) {
        var answer = ec2.createVolume(volume -> volume.size(8)
                .volumeType(VolumeType.GP3)
                .availabilityZone(scope.region().id() + "a")
                .tagSpecifications(specification(ResourceType.VOLUME, tags)));
        return new VolumeId(answer.volumeId());
    }

    @Override
    public void removeVolume(VolumeId volume) {
        ec2.deleteVolume(request -> request.volumeId(volume.value()));
    }

    @Override
    public ResourceId makeInstance(int dataVolumes, Map<String, String> tags) {
        var devices = new ArrayList<BlockDeviceMapping>();
        devices.add(device("/dev/sda1"));
        for (int n = 0; n < dataVolumes; n++) {
            devices.add(device("/dev/sd" + (char) ('f' + n)));
        }
        var answer = ec2.runInstances(run -> run.imageId("ami-12345678")
                .instanceType(InstanceType.T3_MICRO)
                .minCount(1)
                .maxCount(1)
                .blockDeviceMappings(devices)
                .tagSpecifications(specification(ResourceType.INSTANCE, tags)));
        return new ResourceId(answer.instances().getFirst().instanceId());
    }

    @Override
    public void tagVolume(VolumeId volume, Map<String, String> tags) {
        ec2.createTags(request -> request.resources(volume.value()).tags(list(tags)));
    }

    @Override
    public void settle() {
        // moto does everything at once
    }

    @Override
    public Set<Difference> differences() {
        return EnumSet.allOf(Difference.class);
    }

    private static BlockDeviceMapping device(String name) {
        return BlockDeviceMapping.builder()
                .deviceName(name)
                .ebs(ebs -> ebs.volumeSize(8).volumeType(VolumeType.GP3))
                .build();
    }

    private static List<TagSpecification> specification(ResourceType type, Map<String, String> tags) {
        return tags.isEmpty()
                ? List.of()
                : List.of(TagSpecification.builder()
                        .resourceType(type)
                        .tags(list(tags))
                        .build());
    }

    private static List<Tag> list(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
