package io.snapwarden.standalone.demo.aws;

import io.snapwarden.domain.point.Marks;
import io.snapwarden.runtime.aws.client.AwsClients;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.sns.SnsClient;

/// Takes away whatever carries the mark of one demo. What cannot be taken away is named, and the rest goes on.
final class Removal {

    private static final Logger log = LoggerFactory.getLogger(Removal.class);

    private final AwsClients clients;
    private final DemoMark mark;

    /// @param mark must be a real one: no mark would be everybody's
    Removal(AwsClients clients, DemoMark mark) {
        if (!mark.needed()) {
            throw new IllegalArgumentException("a removal needs a mark");
        }
        this.clients = clients;
        this.mark = mark;
    }

    void everything() {
        for (var region : List.of(DemoFleet.HOME, DemoFleet.OTHER)) {
            var ec2 = clients.in(Ec2Client.builder(), Region.of(region));
            attempt("the instances in " + region, () -> terminate(ec2));
            attempt(
                    "the volumes in " + region,
                    () -> volumes(ec2)
                            .forEach(volume ->
                                    attempt(volume, () -> ec2.deleteVolume(request -> request.volumeId(volume)))));
            attempt(
                    "the snapshots in " + region,
                    () -> snapshots(ec2)
                            .forEach(snapshot -> attempt(
                                    snapshot, () -> ec2.deleteSnapshot(request -> request.snapshotId(snapshot)))));
        }
        var sns = clients.atHome(SnsClient.builder());
        var name = ":" + mark.name(DemoFleet.TOPIC);
        attempt(
                "the topic " + name,
                () -> sns.listTopicsPaginator().topics().stream()
                        .filter(topic -> topic.topicArn().endsWith(name))
                        .forEach(topic -> sns.deleteTopic(request -> request.topicArn(topic.topicArn()))));
    }

    private void terminate(Ec2Client ec2) {
        var instances = ec2.describeInstancesPaginator(request -> request.filters(marked())).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(Instance::instanceId)
                .toList();
        if (!instances.isEmpty()) {
            ec2.terminateInstances(request -> request.instanceIds(instances));
            try (var waiter = ec2.waiter()) {
                waiter.waitUntilInstanceTerminated(request -> request.instanceIds(instances));
            }
        }
    }

    private List<String> volumes(Ec2Client ec2) {
        return ec2.describeVolumesPaginator(request -> request.filters(marked())).volumes().stream()
                .map(Volume::volumeId)
                .toList();
    }

    /// Also those that carry only the policy's name, which has the mark in it.
    private List<String> snapshots(Ec2Client ec2) {
        return Stream.of(marked(), filter(Marks.POLICY, mark.name("*")))
                .flatMap(
                        filter -> ec2
                                .describeSnapshotsPaginator(
                                        request -> request.ownerIds("self").filters(filter))
                                .snapshots()
                                .stream())
                .map(Snapshot::snapshotId)
                .distinct()
                .toList();
    }

    private Filter marked() {
        return filter(DemoMark.KEY, mark.id());
    }

    private static Filter filter(String tag, String value) {
        return Filter.builder().name("tag:" + tag).values(value).build();
    }

    private void attempt(String what, Runnable removal) {
        try {
            removal.run();
        } catch (SdkException e) {
            log.error(
                    "{} could not be removed; look for the tag {}={}: {}",
                    what,
                    DemoMark.KEY,
                    mark.id(),
                    e.getMessage());
        }
    }
}
