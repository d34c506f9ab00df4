package io.snapwarden.runtime.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkQueue.Delivery;
import io.snapwarden.runtime.port.WorkQueue.Outgoing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/// Our messages as SQS has them.
final class SqsMessages {

    static final String REASON = "reason";

    /// What a copy says beside its body as the first one did.
    private static final List<String> KEPT = List.of(WorkQueue.TYPE, WorkQueue.TRACE);

    private static final int ATTRIBUTES_SIZE = 512;
    private static final int LONGEST_REASON = 1_000;

    private SqsMessages() {}

    /// What counts against the limit of a batch, generously.
    static long size(Outgoing message) {
        return message.body().getBytes(UTF_8).length + (long) ATTRIBUTES_SIZE;
    }

    /// SQS counts whole seconds; no wait becomes shorter.
    static int seconds(Duration duration) {
        return (int) duration.plusMillis(999).toSeconds();
    }

    /// The id of each entry is its place in the list.
    static List<SendMessageBatchRequestEntry> entries(List<Outgoing> messages) {
        var entries = new ArrayList<SendMessageBatchRequestEntry>();
        for (var message : messages) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .messageBody(message.body())
                    .messageGroupId(message.group())
                    .delaySeconds(seconds(message.delay()))
                    .messageAttributes(texts(message.attributes()))
                    .build());
        }
        return entries;
    }

    static Delivery delivery(Message message) {
        var attributes = new HashMap<String, String>();
        message.messageAttributes().forEach((name, value) -> {
            if (value.stringValue() != null) {
                attributes.put(name, value.stringValue());
            }
        });
        return SqsDeliveries.of(message.body(), attributes, message.receiptHandle(), message.attributesAsStrings());
    }

    /// A copy that keeps when it was first sent.
    static SendMessageRequest.Builder copy(Delivery delivery) {
        return message(delivery, Map.of());
    }

    /// A copy that says why nobody will do it.
    static SendMessageRequest.Builder letter(Delivery delivery, String reason) {
        var printable = reason.replaceAll("[^\\x20-\\x7E]", "?");
        var cut = printable.substring(0, Math.min(LONGEST_REASON, printable.length()));
        return message(delivery, Map.of(REASON, text(cut)));
    }

    private static SendMessageRequest.Builder message(Delivery delivery, Map<String, MessageAttributeValue> more) {
        var attributes = new HashMap<>(more);
        attributes.put(SqsDeliveries.FIRST_SENT, text(delivery.firstSent().toString()));
        KEPT.forEach(name -> {
            if (delivery.attributes().containsKey(name)) {
                attributes.put(name, text(delivery.attributes().get(name)));
            }
        });
        return SendMessageRequest.builder()
                .messageBody(delivery.body())
                .messageGroupId(delivery.attributes().get(SqsDeliveries.GROUP))
                .messageAttributes(attributes);
    }

    private static Map<String, MessageAttributeValue> texts(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, attribute -> text(attribute.getValue())));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
