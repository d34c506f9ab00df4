package io.snapwarden.standalone.endtoend;

import com.google.gson.JsonParser;
import io.snapwarden.domain.event.Event;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.wire.Decoded;
import io.snapwarden.runtime.wire.WireFormat;
import io.snapwarden.testkit.lane.LocalAws;
import io.snapwarden.testkit.lane.SqsQueues;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// What the services need of AWS beside EC2, made on a local one as an installation makes it.
final class LocalDeployment {

    /// After it the work of a process that died is delivered again.
    static final Duration LEASE = Duration.ofSeconds(20);

    private static final int MOST_RECEIPTS = 10;
    private static final String POLICY_KEY = "policy.yaml";

    private final LocalAws aws;
    private final AwsPorts ports;
    private final SqsQueues queues;
    private final S3Client s3;
    private final String id = UUID.randomUUID().toString();
    private final Map<String, SqsQueues.Pair> work = new HashMap<>();
    private final Inbox bus;
    private final Inbox mail;
    private final String topic;

    LocalDeployment(LocalAws aws) {
        this.aws = aws;
        this.ports = new AwsPorts(aws.connection(), null);
        this.queues = SqsQueues.on(aws);
        this.s3 = ports.clients().atHome(S3Client.builder().forcePathStyle(true));
        s3.createBucket(request ->
                request.bucket(id).createBucketConfiguration(at -> at.locationConstraint(LocalAws.REGION.id())));
        Stream.of("plan", "capture", "prune", "notify")
                .forEach(name -> work.put(name, queues.make(LEASE, MOST_RECEIPTS)));
        var seen = queues.make(LEASE, MOST_RECEIPTS);
        var mails = queues.make(LEASE, MOST_RECEIPTS);
        this.bus = new Inbox(queues.open(seen.url()));
        this.mail = new Inbox(queues.open(mails.url()));
        route(seen);
        this.topic = subscribe(mails);
    }

    URI endpoint() {
        return aws.endpoint();
    }

    AwsPorts ports() {
        return ports;
    }

    /// @param ec2 where the process finds EC2
    Map<String, String> environment(URI ec2) {
        return Map.ofEntries(
                Map.entry("AWS_ACCESS_KEY_ID", "AKIDLOCAL"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "secret"),
                Map.entry("AWS_REGION", LocalAws.REGION.id()),
                Map.entry("AWS_ENDPOINT_URL", aws.endpoint().toString()),
                Map.entry("AWS_ENDPOINT_URL_EC2", ec2.toString()),
                Map.entry("SNAPWARDEN_POLICY_FILE", "s3://" + id + "/" + POLICY_KEY),
                Map.entry("SNAPWARDEN_LEDGER", "s3://" + id + "/ledger"),
                Map.entry("SNAPWARDEN_PLAN_QUEUE", work.get("plan").url()),
                Map.entry("SNAPWARDEN_CAPTURE_QUEUE", work.get("capture").url()),
                Map.entry("SNAPWARDEN_PRUNE_QUEUE", work.get("prune").url()),
                Map.entry("SNAPWARDEN_NOTIFY_QUEUE", work.get("notify").url()),
                Map.entry("SNAPWARDEN_BUS", id));
    }

    String topic() {
        return topic;
    }

    void putPolicyFile(String text) {
        s3.putObject(put -> put.bucket(id).key(POLICY_KEY), RequestBody.fromString(text));
    }

    /// As EventBridge Scheduler sends it: a fixed text without attributes.
    void tick() {
        send("plan", """
                {"type": "Tick", "version": 1, "notAfter": "9999-12-31T23:59:59Z", "trace": "schedule", "work": {}}""");
    }

    void send(String queue, String body) {
        queues.sqs().sendMessage(send -> send.queueUrl(work.get(queue).url()).messageBody(body));
    }

    /// What is in a queue now, as SQS hands it out; each message is in hand from then on.
    List<Message> receive(String queue) {
        return queues.sqs()
                .receiveMessage(receive -> receive.queueUrl(work.get(queue).url())
                        .maxNumberOfMessages(10)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    List<Event> events() {
        return bus.all().stream()
                .map(WireFormat::decodeEvent)
                .map(decoded -> switch (decoded) {
                    case Decoded.Known<Event>(var event) -> event;
                    case Decoded.Unknown<Event> unknown -> throw new IllegalStateException("on the bus: " + unknown);
                    case Decoded.Unreadable<Event> unreadable ->
                        throw new IllegalStateException("on the bus: " + unreadable);
                })
                .toList();
    }

    List<String> mails() {
        return mail.all().stream()
                .map(body -> JsonParser.parseString(body).getAsJsonObject())
                .map(body -> body.get("Message").getAsString())
                .toList();
    }

    /// Messages that somebody has in hand, or had when he died.
    int inHand(String queue) {
        return count(work.get(queue).url(), QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    int deadLetters() {
        return work.values().stream()
                .mapToInt(pair -> count(pair.deadLetters(), QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .sum();
    }

    private int count(String url, QueueAttributeName what) {
        return Integer.parseInt(queues.sqs()
                .getQueueAttributes(get -> get.queueUrl(url).attributeNames(what))
                .attributes()
                .get(what));
    }

    private void route(SqsQueues.Pair seen) {
        var bridge = ports.clients().atHome(EventBridgeClient.builder());
        bridge.createEventBus(create -> create.name(id));
        bridge.putRule(rule -> rule.eventBusName(id).name("all").eventPattern("{\"source\":[\"snapwarden\"]}"));
        bridge.putTargets(targets -> targets.eventBusName(id)
                .rule("all")
                .targets(
                        Target.builder()
                                .id("notifier")
                                .arn(arn(work.get("notify").url()))
                                .build(),
                        Target.builder().id("test").arn(arn(seen.url())).build()));
    }

    private String subscribe(SqsQueues.Pair mails) {
        var sns = ports.clients().atHome(SnsClient.builder());
        var arn = sns.createTopic(create -> create.name(id)).topicArn();
        sns.subscribe(to -> to.topicArn(arn).protocol("sqs").endpoint(arn(mails.url())));
        return arn;
    }

    private String arn(String url) {
        return queues.sqs()
                .getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }
}
