package io.snapwarden.runtime.queue;

import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsClients;
import io.snapwarden.runtime.aws.client.Batches;
import io.snapwarden.runtime.aws.client.PartialFailure;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.WorkQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/// A standard SQS queue. Its lease and its dead-letter queue are the queue's own settings.
public final class SqsWorkQueue implements WorkQueue {

    private static final int MOST_AT_ONCE = 10;
    private static final Batches BATCHES = new Batches(MOST_AT_ONCE, 1024 * 1024);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(20);

    private final SqsClient sqs;
    private final String url;
    private final SqsDeadLetters deadLetters;

    /// The dead-letter queue is the one that the queue's own RedrivePolicy names.
    public SqsWorkQueue(AwsClients clients, String url) {
        this.sqs = clients.atHome(SqsClient.builder());
        this.url = url;
        this.deadLetters = new SqsDeadLetters(sqs, url);
    }

    @Override
    public void send(List<Outgoing> messages) {
        for (var batch : BATCHES.of(messages, SqsMessages::size)) {
            PartialFailure.resend(batch, "SQS queue " + url, this::sendBatch);
        }
    }

    private List<Outgoing> sendBatch(List<Outgoing> batch) {
        var entries = SqsMessages.entries(batch);
        var answer = call("SendMessageBatch")
                .run(() -> sqs.sendMessageBatch(send -> send.queueUrl(url).entries(entries)));
        var failed = new ArrayList<Outgoing>();
        for (var failure : answer.failed()) {
            if (failure.senderFault()) {
                throw new IllegalArgumentException("SQS refuses a message for " + url + ": " + failure.message());
            }
            failed.add(batch.get(Integer.parseInt(failure.id())));
        }
        return failed;
    }

    @Override
    public List<Delivery> receive(int most, Duration wait) {
        var poll = wait.compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : wait;
        var request = ReceiveMessageRequest.builder()
                .queueUrl(url)
                .maxNumberOfMessages(Math.min(most, MOST_AT_ONCE))
                .waitTimeSeconds((int) poll.toSeconds())
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                .messageAttributeNames("All")
                .build();
        return call("ReceiveMessage").run(() -> sqs.receiveMessage(request)).messages().stream()
                .map(SqsMessages::delivery)
                .toList();
    }

    /// A receipt that SQS does not know any more is of a message that is gone, or in other hands.
    @Override
    public void acknowledge(Delivery delivery) {
        try {
            call("DeleteMessage")
                    .run(() -> sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(delivery.receipt())));
        } catch (DependencyException e) {
            if (!(e.getCause() instanceof ReceiptHandleIsInvalidException)) {
                throw e;
            }
        }
    }

    @Override
    public void release(Delivery delivery) {
        hide(delivery, 0);
    }

    @Override
    public void extend(Delivery delivery, Duration lease) {
        hide(delivery, Math.max(1, SqsMessages.seconds(lease))); // 0 would give it back
    }

    private void hide(Delivery delivery, int seconds) {
        call("ChangeMessageVisibility")
                .run(() -> sqs.changeMessageVisibility(change ->
                        change.queueUrl(url).receiptHandle(delivery.receipt()).visibilityTimeout(seconds)));
    }

    @Override
    public void defer(Delivery delivery, Duration delay) {
        var copy = SqsMessages.copy(delivery).queueUrl(url).delaySeconds(SqsMessages.seconds(delay));
        call("SendMessage").run(() -> sqs.sendMessage(copy.build()));
        acknowledge(delivery);
    }

    @Override
    public void bury(Delivery delivery, String reason) {
        var letter = SqsMessages.letter(delivery, reason).queueUrl(deadLetters.url());
        call("SendMessage").run(() -> sqs.sendMessage(letter.build()));
        acknowledge(delivery);
    }

    private AwsCall call(String operation) {
        return new AwsCall("sqs", operation, url);
    }
}
