package io.snapwarden.benchmark.throughput;

import io.snapwarden.benchmark.LocalPorts;
import io.snapwarden.benchmark.SimulatedHosts;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.aws.client.Retries;
import io.snapwarden.runtime.port.SnapshotCreator.Request;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CopyTagsFromSource;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/// The calls and nothing else: what a script would do that knows the instances, with as many threads and a client that
/// is set up alike.
final class BareLoop {

    private final Ec2Client client;
    private final int concurrency;

    BareLoop(AwsPorts ports, int concurrency) {
        var clients = ports.clients();
        this.client = clients.client(
                Ec2Client.builder(),
                Region.of(LocalPorts.SCOPE.region().id()),
                clients.ownCredentials(),
                Retries.onlyUnstarted(),
                AwsClients.Patience.CHANGING);
        this.concurrency = concurrency;
    }

    Turn make(List<Request.OfInstance> calls) throws InterruptedException {
        var next = new AtomicInteger();
        var made = new CountDownLatch(calls.size());
        var start = Turn.start();
        for (int thread = 0; thread < concurrency; thread++) {
            Thread.ofVirtual().start(() -> {
                for (int call = next.getAndIncrement(); call < calls.size(); call = next.getAndIncrement()) {
                    require(create(calls.get(call)));
                    made.countDown();
                }
            });
        }
        made.await();
        return start.end();
    }

    private CreateSnapshotsResponse create(Request.OfInstance call) {
        return client.createSnapshots(request -> request.instanceSpecification(
                        instance -> instance.instanceId(call.instance().value()))
                .description(call.description())
                .tagSpecifications(TagSpecification.builder()
                        .resourceType(ResourceType.SNAPSHOT)
                        .tags(tags(call.tags()))
                        .build())
                .copyTagsFromSource(CopyTagsFromSource.VOLUME));
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private static void require(CreateSnapshotsResponse answer) {
        if (answer.snapshots().size() != SimulatedHosts.VOLUMES_OF_AN_INSTANCE) {
            throw new IllegalStateException("expected a snapshot of each volume, found " + answer.snapshots());
        }
    }
}
