package io.snapwarden.testkit.lane;

import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.queue.SqsWorkQueue;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Makes pairs of a queue and its dead-letter queue on a local SQS.
public record SqsQueues(AwsClients clients, SqsClient sqs) {

    /// @param url of the queue
    /// @param deadLetters URL of its dead-letter queue
    public record Pair(String url, String deadLetters) {}

    public static SqsQueues on(LocalAws aws) {
        var clients = aws.clients();
        return new SqsQueues(clients, clients.atHome(SqsClient.builder()));
    }

    public Pair make(Duration lease, int mostReceipts) {
        var name = "q-" + UUID.randomUUID();
        var deadLetters =
                sqs.createQueue(queue -> queue.queueName(name + "-dead")).queueUrl();
        var redrive =
                "{\"deadLetterTargetArn\":\"" + arn(deadLetters) + "\",\"maxReceiveCount\":\"" + mostReceipts + "\"}";
        var url = sqs.createQueue(queue -> queue.queueName(name)
                        .attributes(Map.of(
                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                Long.toString(lease.toSeconds()),
                                QueueAttributeName.REDRIVE_POLICY,
                                redrive)))
                .queueUrl();
        return new Pair(url, deadLetters);
    }

    public SqsWorkQueue open(String url) {
        return new SqsWorkQueue(clients, url);
    }

    public String arn(String url) {
        var attributes = sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes();
        return Objects.requireNonNull(attributes.get(QueueAttributeName.QUEUE_ARN));
    }
}
