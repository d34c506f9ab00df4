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
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// What the services need of AWS beside EC2, on a local one: what an installation has made, and what a test hears and
/// does.
final class LocalDeployment {

    /// After it the work of a process that died is delivered again.
    static final Duration LEASE = Duration.ofSeconds(20);

    static final String POLICY_KEY = "policy.yaml";

    private static final int MOST_RECEIPTS = 10;
    private static final List<String> QUEUES = List.of("plan", "capture", "prune", "notify");

    private final LocalAws aws;
    private final AwsPorts ports;
    private final SqsQueues queues;
    private final S3Client s3;
    private final Installation installed;
    private final Inbox bus;
    private final Inbox mail;

    LocalDeployment(LocalAws aws) {
        this(aws, new HandMade(aws, LEASE, MOST_RECEIPTS));
    }

    LocalDeployment(LocalAws aws, Installation installed) {
        this.aws = aws;
        this.ports = new AwsPorts(aws.connection(), null);
        this.queues = SqsQueues.on(aws);
        this.s3 = ports.clients().atHome(S3Client.builder().forcePathStyle(true));
        this.installed = installed;
        var seen = queues.make(LEASE, MOST_RECEIPTS);
        var mails = queues.make(LEASE, MOST_RECEIPTS);
        this.bus = new Inbox(queues.open(seen.url()));
        this.mail = new Inbox(queues.open(mails.url()));
        listen(queues.arn(seen.url()));
        subscribe(queues.arn(mails.url()));
    }

    URI endpoint() {
        return aws.endpoint();
    }

    AwsPorts ports() {
        return ports;
    }

    boolean isFunction(String service) {
        return installed.isFunction(service);
    }

    /// @param ec2 where the process finds EC2
    Map<String, String> environment(String service, URI ec2) {
        var environment = new HashMap<>(installed.environment(service));
        environment.put("AWS_REGION", LocalAws.REGION.id());
        environment.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
        environment.put("AWS_ENDPOINT_URL_EC2", ec2.toString());
        return environment;
    }

    String topic() {
        return installed.topic();
    }

    void putPolicyFile(String text) {
        s3.putObject(put -> put.bucket(installed.bucket()).key(POLICY_KEY), RequestBody.fromString(text));
    }

    /// As EventBridge Scheduler sends it: the text of the template, without attributes.
    void tick() {
        send("plan", HubTemplate.tick());
    }

    void send(String queue, String body) {
        queues.sqs().sendMessage(send -> send.queueUrl(installed.queue(queue)).messageBody(body));
    }

    /// What is in a queue now, as SQS hands it out; each message is in hand from then on.
    List<Message> receive(String queue) {
        return queues.sqs()
                .receiveMessage(receive -> receive.queueUrl(installed.queue(queue))
                        .maxNumberOfMessages(10)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    void delete(String queue, Message message) {
        queues.sqs()
                .deleteMessage(
                        delete -> delete.queueUrl(installed.queue(queue)).receiptHandle(message.receiptHandle()));
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
        return count(installed.queue(queue), QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    int deadLetters() {
        return QUEUES.stream()
                .map(installed::queue)
                .map(this::deadLetters)
                .mapToInt(url -> count(url, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .sum();
    }

    private String deadLetters(String url) {
        var redrive = JsonParser.parseString(attribute(url, QueueAttributeName.REDRIVE_POLICY))
                .getAsJsonObject();
        var arn = redrive.get("deadLetterTargetArn").getAsString();
        return queues.sqs()
                .getQueueUrl(get -> get.queueName(arn.substring(arn.lastIndexOf(':') + 1)))
                .queueUrl();
    }

    private int count(String url, QueueAttributeName what) {
        return Integer.parseInt(attribute(url, what));
    }

    private String attribute(String url, QueueAttributeName what) {
        return queues.sqs()
                .getQueueAttributes(get -> get.queueUrl(url).attributeNames(what))
                .attributes()
                .get(what);
    }

    /// Beside the notifier, as any other subscriber.
    private void listen(String queue) {
        var bridge = ports.clients().atHome(EventBridgeClient.builder());
        bridge.putRule(rule ->
                rule.eventBusName(installed.bus()).name("listener").eventPattern("{\"source\":[\"snapwarden\"]}"));
        bridge.putTargets(targets -> targets.eventBusName(installed.bus())
                .rule("listener")
                .targets(Target.builder().id("listener").arn(queue).build()));
    }

    private void subscribe(String queue) {
        ports.clients()
                .atHome(SnsClient.builder())
                .subscribe(to -> to.topicArn(installed.topic()).protocol("sqs").endpoint(queue));
    }
}
