package io.snapwarden.standalone.endtoend;

import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.testkit.lane.LocalAws;
import io.snapwarden.testkit.lane.SqsQueues;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;

/// Made by one call after the other, with every service as a task.
final class HandMade implements Installation {

    private final String id = UUID.randomUUID().toString();
    private final Map<String, SqsQueues.Pair> queues = new HashMap<>();
    private final String topic;

    HandMade(LocalAws aws, Duration lease, int mostReceipts) {
        var clients = aws.clients();
        var sqs = SqsQueues.on(aws);
        Stream.of("plan", "capture", "prune", "notify")
                .forEach(name -> queues.put(name, sqs.make(lease, mostReceipts)));
        clients.atHome(S3Client.builder().forcePathStyle(true))
                .createBucket(request -> request.bucket(id)
                        .createBucketConfiguration(at -> at.locationConstraint(LocalAws.REGION.id())));
        topic = clients.atHome(SnsClient.builder())
                .createTopic(create -> create.name(id))
                .topicArn();
        route(clients, sqs.arn(queue("notify")));
    }

    private void route(AwsClients clients, String toNotifier) {
        var bridge = clients.atHome(EventBridgeClient.builder());
        bridge.createEventBus(create -> create.name(id));
        bridge.putRule(rule -> rule.eventBusName(id).name("notifier").eventPattern("{\"source\":[\"snapwarden\"]}"));
        bridge.putTargets(targets -> targets.eventBusName(id)
                .rule("notifier")
                .targets(Target.builder().id("notifier").arn(toNotifier).build()));
    }

    @Override
    public String bucket() {
        return id;
    }

    @Override
    public String bus() {
        return id;
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public String queue(String name) {
        return queues.get(name).url();
    }

    @Override
    public Map<String, String> environment(String service) {
        return Map.ofEntries(
                Map.entry("AWS_ACCESS_KEY_ID", "AKIDLOCAL"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "secret"),
                Map.entry("SNAPWARDEN_POLICY_FILE", "s3://" + id + "/" + LocalDeployment.POLICY_KEY),
                Map.entry("SNAPWARDEN_LEDGER", "s3://" + id + "/ledger"),
                Map.entry("SNAPWARDEN_PLAN_QUEUE", queue("plan")),
                Map.entry("SNAPWARDEN_CAPTURE_QUEUE", queue("capture")),
                Map.entry("SNAPWARDEN_PRUNE_QUEUE", queue("prune")),
                Map.entry("SNAPWARDEN_NOTIFY_QUEUE", queue("notify")),
                Map.entry("SNAPWARDEN_BUS", id));
    }

    @Override
    public boolean isFunction(String service) {
        return false;
    }
}
