package io.snapwarden.benchmark.throughput;

import io.snapwarden.benchmark.LocalPorts;
import io.snapwarden.benchmark.SimulatedHosts;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.aws.client.AwsClients.Patience;
import io.snapwarden.runtime.aws.client.Retries;
import io.snapwarden.runtime.port.SnapshotCreator.Request;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.wire.WireFormat;
import io.snapwarden.runtime.wire.WireFormat.Encoded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CopyTagsFromSource;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// The calls of a worker, made with the SDK alone.
final class BareCalls {

    private static final int MOST_AT_ONCE = 10;

    private final Ec2Client ec2;
    private final SqsClient sqs;
    private final S3Client s3;
    private final EventBridgeClient bridge;

    BareCalls(AwsPorts ports) {
        var clients = ports.clients();
        this.ec2 = clients.client(
                Ec2Client.builder(),
                Region.of(LocalPorts.SCOPE.region().id()),
                clients.ownCredentials(),
                Retries.onlyUnstarted(),
                Patience.CHANGING);
        this.s3 = clients.client(
                S3Client.builder()
                        .forcePathStyle(true)
                        .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED),
                clients.home(),
                clients.ownCredentials(),
                Retries.onlyUnstarted(),
                Patience.CHANGING);
        this.sqs = clients.atHome(SqsClient.builder());
        this.bridge = clients.atHome(EventBridgeClient.builder());
    }

    void send(List<Encoded> messages) {
        for (int begin = 0; begin < messages.size(); begin += MOST_AT_ONCE) {
            var entries = IntStream.range(begin, Math.min(messages.size(), begin + MOST_AT_ONCE))
                    .mapToObj(number -> entry(number, messages.get(number)))
                    .toList();
            sqs.sendMessageBatch(send -> send.queueUrl(Places.QUEUE).entries(entries));
        }
    }

    private static SendMessageBatchRequestEntry entry(int number, Encoded message) {
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(number))
                .messageBody(message.body())
                .messageGroupId(LocalPorts.SCOPE.toString())
                .messageAttributes(Map.of(
                        WorkQueue.TYPE,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(message.type())
                                .build()))
                .build();
    }

    List<String> receive() {
        return sqs
                .receiveMessage(receive -> receive.queueUrl(Places.QUEUE)
                        .maxNumberOfMessages(MOST_AT_ONCE)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages()
                .stream()
                .map(Message::receiptHandle)
                .toList();
    }

    void claim(NotedLedger.Write claim) {
        s3.putObject(
                put -> put.bucket(Places.BUCKET)
                        .key(Places.FOLDER + claim.key())
                        .ifNoneMatch("*"),
                RequestBody.fromString(claim.text()));
    }

    void create(Request.OfInstance call) {
        var answer = ec2.createSnapshots(request -> request.instanceSpecification(
                        instance -> instance.instanceId(call.instance().value()))
                .description(call.description())
                .tagSpecifications(TagSpecification.builder()
                        .resourceType(ResourceType.SNAPSHOT)
                        .tags(tags(call.tags()))
                        .build())
                .copyTagsFromSource(CopyTagsFromSource.VOLUME));
        if (answer.snapshots().size() != SimulatedHosts.VOLUMES_OF_AN_INSTANCE) {
            throw new IllegalStateException("expected a snapshot of each volume, found " + answer.snapshots());
        }
    }

    void tell(Encoded event, Instant at) {
        var entry = PutEventsRequestEntry.builder()
                .eventBusName(Places.BUS)
                .source(WireFormat.SOURCE)
                .detailType(event.type())
                .time(at)
                .detail(event.body())
                .build();
        bridge.putEvents(put -> put.entries(entry));
    }

    void acknowledge(String receipt) {
        sqs.deleteMessage(delete -> delete.queueUrl(Places.QUEUE).receiptHandle(receipt));
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
