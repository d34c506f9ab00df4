package io.snapwarden.standalone.demo.aws;

import io.snapwarden.runtime.aws.client.AwsClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.VolumeType;
import software.amazon.awssdk.services.sns.SnsClient;

/// Makes a fleet in two Regions, as people have them: most of it tagged, some of it forgotten, a name that is hostile.
public final class DemoFleet {

    public static final String HOME = "eu-west-1";
    public static final String OTHER = "us-east-1";
    static final String TOPIC = "snapwarden-demo";
    public static final String HOSTILE_NAME = "<script>alert(1)</script>";

    private static final Map<String, String> DAILY = Map.of("Backup", "daily");
    private static final Map<String, String> LOOSE = Map.of("Backup", "volume");
    private static final Map<String, String> LEFT_OUT = Map.of("Backup", "daily", "Backup-exclude", "rebuilt anyway");

    /// What the story is about.
    ///
    /// @param breaks the instance whose capture will be refused one night
    /// @param comesBack the instance that is restored
    public record Made(String breaks, String comesBack, int instances, int volumes, String topic) {}

    private final DemoAws aws;
    private final AwsClients clients;
    private int instances;
    private int volumes;

    public DemoFleet(DemoAws aws, AwsClients clients) {
        this.aws = aws;
        this.clients = clients;
    }

    public Made make() {
        var home = clients.in(Ec2Client.builder(), Region.of(HOME));
        var other = clients.in(Ec2Client.builder(), Region.of(OTHER));
        var orders = instance(home, "orders-db", DAILY, 8, 40, 20);
        leaveOut(home, orders);
        var shop = instance(home, "web-shop", DAILY, 8, 30);
        instance(home, HOSTILE_NAME, DAILY, 8, 12);
        volume(home, HOME, "archive", LOOSE, 25);
        instance(other, "reports", DAILY, 8, 16, 16, 16);
        instance(other, "build-agent", LEFT_OUT, 8);
        instance(other, "legacy-crm", Map.of(), 8, 60);
        volume(other, OTHER, "exports", LOOSE, 10);
        volume(other, OTHER, "lost-and-found", Map.of(), 15);
        var topic = clients.atHome(SnsClient.builder())
                .createTopic(request -> request.name(aws.mark().name(TOPIC)));
        return new Made(orders.instanceId(), shop.instanceId(), instances, volumes, topic.topicArn());
    }

    /// The last volume holds what can be made again.
    private static void leaveOut(Ec2Client ec2, Instance instance) {
        var scratch = instance.blockDeviceMappings().stream()
                .map(InstanceBlockDeviceMapping::ebs)
                .toList()
                .getLast()
                .volumeId();
        ec2.createTags(request ->
                request.resources(scratch).tags(tag("Name", "orders-db scratch"), tag("Backup-exclude", "scratch")));
    }

    private Instance instance(Ec2Client ec2, String name, Map<String, String> tags, int... sizes) {
        var disks = new ArrayList<BlockDeviceMapping>();
        for (int size : sizes) {
            var device = disks.isEmpty() ? "/dev/xvda" : "/dev/sd" + (char) ('e' + disks.size());
            disks.add(BlockDeviceMapping.builder()
                    .deviceName(device)
                    .ebs(ebs -> ebs.volumeSize(size).volumeType(VolumeType.GP3).deleteOnTermination(true))
                    .build());
        }
        instances++;
        volumes += sizes.length;
        var image = aws.image(ec2);
        var made = ec2.runInstances(run -> run.imageId(image)
                        .instanceType(InstanceType.T3_MICRO)
                        .minCount(1)
                        .maxCount(1)
                        .blockDeviceMappings(disks)
                        .tagSpecifications(specifications(name, tags)))
                .instances()
                .getFirst();
        return made.hasBlockDeviceMappings() && !made.blockDeviceMappings().isEmpty() ? made : running(ec2, made);
    }

    /// EC2 names the volumes of an instance when it runs.
    private static Instance running(Ec2Client ec2, Instance made) {
        try (var waiter = ec2.waiter()) {
            return waiter.waitUntilInstanceRunning(request -> request.instanceIds(made.instanceId()))
                    .matched()
                    .response()
                    .orElseThrow()
                    .reservations()
                    .getFirst()
                    .instances()
                    .getFirst();
        }
    }

    private void volume(Ec2Client ec2, String region, String name, Map<String, String> tags, int size) {
        volumes++;
        var named = new TreeMap<>(tags);
        named.put("Name", name);
        ec2.createVolume(create -> create.availabilityZone(region + "a")
                .size(size)
                .volumeType(VolumeType.GP3)
                .tagSpecifications(specification(ResourceType.VOLUME, named)));
    }

    private List<TagSpecification> specifications(String name, Map<String, String> tags) {
        var named = new TreeMap<>(tags);
        named.put("Name", name);
        var instance = specification(ResourceType.INSTANCE, named);
        var marks = aws.mark().with(Map.of());
        return marks.isEmpty() ? List.of(instance) : List.of(instance, specification(ResourceType.VOLUME, Map.of()));
    }

    private TagSpecification specification(ResourceType type, Map<String, String> tags) {
        var all = new ArrayList<Tag>();
        aws.mark().with(tags).forEach((key, value) -> all.add(tag(key, value)));
        return TagSpecification.builder().resourceType(type).tags(all).build();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
