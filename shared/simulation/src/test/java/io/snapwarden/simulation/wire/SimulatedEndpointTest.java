package io.snapwarden.simulation.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.MetricSink;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.SimulatedMetrics;
import io.snapwarden.simulation.model.SimulatedTopic;
import io.snapwarden.simulation.model.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/// What the wire has beyond the ports, through the SDK.
class SimulatedEndpointTest {

    /// The SDK makes one out of the host name, unless there is one; and this host names no Region.
    private static final String NOT_READ = "https://ec2.eu-west-1.amazonaws.com";

    private final World world = World.with(Limits.relaxed());
    private final WireFace wire = new WireFace();
    private final AwsPorts ports = wire.open(world);

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void aFleetIsMadeAndTerminatedThroughTheSdk() {
        var ec2 = ec2();
        var made = ec2.runInstances(run -> run.imageId("ami-0123456789abcdef0")
                        .minCount(2)
                        .maxCount(2)
                        .instanceType("m7i.large")
                        .placement(placement -> placement.availabilityZone("us-east-1b"))
                        .blockDeviceMappings(List.of(disk("/dev/sdf", 100, "st1"), disk("/dev/xvda", 30, "gp2")))
                        .tagSpecifications(List.of(
                                tags(ResourceType.INSTANCE, "app", "<shop> & co"),
                                tags(ResourceType.VOLUME, "disk", "1"))))
                .instances();

        assertThat(made).hasSize(2).allSatisfy(instance -> {
            assertThat(instance.rootDeviceName()).isEqualTo("/dev/xvda");
            assertThat(instance.tags())
                    .containsExactly(
                            Tag.builder().key("app").value("<shop> & co").build());
            assertThat(instance.blockDeviceMappings()).hasSize(2);
        });
        assertThat(ec2.describeVolumes().volumes())
                .extracting(volume -> volume.volumeTypeAsString() + volume.size() + volume.availabilityZone())
                .containsExactlyInAnyOrder(
                        "gp230us-east-1b", "st1100us-east-1b", "gp230us-east-1b", "st1100us-east-1b");

        ec2.terminateInstances(one -> one.instanceIds(made.getFirst().instanceId()));
        assertThat(ec2.describeInstances(one -> one.instanceIds(made.getFirst().instanceId()))
                        .reservations()
                        .getFirst()
                        .instances()
                        .getFirst()
                        .state()
                        .name())
                .isEqualTo(InstanceStateName.TERMINATED);
        assertThat(ec2.describeVolumes().volumes()).hasSize(2);
    }

    @Test
    void aVolumeIsAttachedAndDetached() {
        var ec2 = ec2();
        var instance =
                ec2.runInstances(run -> run.minCount(1).maxCount(1)).instances().getFirst();
        var volume = ec2.createVolume(
                create -> create.availabilityZone("us-east-1a").size(10).volumeType("gp3"));
        ec2.attachVolume(attach -> attach.volumeId(volume.volumeId())
                .instanceId(instance.instanceId())
                .device("/dev/sdf"));

        assertThatExceptionOfType(Ec2Exception.class)
                .isThrownBy(() -> ec2.deleteVolume(delete -> delete.volumeId(volume.volumeId())))
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("VolumeInUse"))
                .satisfies(e -> assertThat(e.requestId()).isNotBlank());
        ec2.detachVolume(detach -> detach.volumeId(volume.volumeId()));
        ec2.deleteVolume(delete -> delete.volumeId(volume.volumeId()));
        assertThat(ec2.describeVolumes().volumes()).hasSize(1);
    }

    @Test
    void zonesAndRegionsAreNamed() {
        assertThat(ec2().describeAvailabilityZones().availabilityZones())
                .extracting(zone -> zone.zoneName())
                .containsExactly("us-east-1a", "us-east-1b", "us-east-1c");
        assertThat(ec2().describeRegions().regions())
                .extracting(region -> region.regionName())
                .contains("eu-west-1")
                .doesNotContain("ap-east-1");
    }

    @Test
    void anotherAccountIsEnteredThroughItsRole() {
        var other = new Scope(new AccountId("444455556666"), new Region("eu-west-1"));
        world.aws.stage(other).volume("gp3", 8, Map.of("whose", "theirs"));

        assertThat(ports.accounts().own()).isEqualTo(World.SCOPE.account());
        assertThat(ports.fleet().list(other).volumes())
                .singleElement()
                .satisfies(volume -> assertThat(volume.tags()).containsEntry("whose", "theirs"));
        assertThat(ports.fleet().list(World.SCOPE).volumes()).isEmpty();
    }

    @Test
    void aRoleThatTrustsNobodyIsDenied() {
        var other = new Scope(new AccountId("444455556666"), new Region("eu-west-1"));
        world.aws.account(other.account()).deny("member", List.of("AssumeRole"));

        assertThatExceptionOfType(DependencyException.class)
                .isThrownBy(() -> ports.fleet().list(other))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(DependencyException.Kind.DENIED));
    }

    @Test
    void aDigestReachesItsTopic() {
        var arn = "arn:aws:sns:us-east-1:111122223333:nights";
        world.aws.topic(arn);

        ports.topic(arn).publish("3 failed", "line one\nline & two");

        assertThat(world.aws.topic(arn).published())
                .containsExactly(new SimulatedTopic.Notification("3 failed", "line one\nline & two"));
    }

    @Test
    void numbersReachCloudWatch() {
        var at = Instant.parse("2026-11-20T01:00:00Z");
        ports.metrics()
                .put(List.of(new MetricSink.Metric("Size", 42, MetricSink.Unit.BYTES, Map.of("Policy", "daily"), at)));

        assertThat(world.aws.metrics().data()).singleElement().satisfies(datum -> {
            assertThat(datum.name()).isEqualTo("Size");
            assertThat(datum.value()).isEqualTo(42);
            assertThat(datum.unit()).isEqualTo("Bytes");
            assertThat(datum.dimensions()).isEqualTo(Map.of("Policy", "daily"));
            assertThat(datum.at()).isEqualTo(at);
        });
        assertThat(world.aws.metrics().data())
                .extracting(SimulatedMetrics.Datum::namespace)
                .allMatch(n -> !n.isEmpty());
    }

    @Test
    void aSnapshotIsCopiedFromAnotherRegion() {
        var source = World.SCOPE;
        var original = world.ec2.createSnapshot(world.volume(), "from", Map.of("left", "behind"));

        var copy = ec2().copySnapshot(one -> one.sourceRegion(source.region().id())
                .sourceSnapshotId(original.facts().id().value())
                .presignedUrl(NOT_READ)
                .description("to")
                .tagSpecifications(tags(ResourceType.SNAPSHOT, "copy-of", "<it>")));

        assertThat(copy.tags())
                .containsExactly(Tag.builder().key("copy-of").value("<it>").build());
        assertThat(ec2().describeSnapshots(one -> one.ownerIds("self")).snapshots())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.snapshotId()).isEqualTo(copy.snapshotId());
                    assertThat(found.volumeId()).isEqualTo("vol-ffffffff");
                    assertThat(found.volumeSize()).isEqualTo(8);
                    assertThat(found.description()).isEqualTo("to");
                    assertThat(found.tags()).isEqualTo(copy.tags());
                });
    }

    @Test
    void aCopyOfNothingIsRefused() {
        assertThat(copyRefused("eu-west-1")).isEqualTo("InvalidSnapshot.NotFound");
        assertThat(copyRefused("Ireland")).isEqualTo("InvalidRegion");
    }

    private String copyRefused(String from) {
        return catchThrowableOfType(
                        Ec2Exception.class,
                        () -> ec2().copySnapshot(one -> one.sourceRegion(from)
                                .sourceSnapshotId("snap-0123456789abcdef0")
                                .presignedUrl(NOT_READ)))
                .awsErrorDetails()
                .errorCode();
    }

    @Test
    void whatIsNotSimulatedSaysSo() {
        assertThatExceptionOfType(Ec2Exception.class)
                .isThrownBy(() -> ec2().describeVpcs())
                .satisfies(e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAction"))
                .withMessageContaining("DescribeVpcs");
    }

    private static BlockDeviceMapping disk(String device, int size, String type) {
        return BlockDeviceMapping.builder()
                .deviceName(device)
                .ebs(ebs -> ebs.volumeSize(size).volumeType(type))
                .build();
    }

    private static TagSpecification tags(ResourceType type, String key, String value) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(Tag.builder().key(key).value(value).build())
                .build();
    }

    private Ec2Client ec2() {
        return ports.clients().atHome(Ec2Client.builder());
    }
}
