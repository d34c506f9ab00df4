package io.snapwarden.testkit.host;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.snapwarden.runtime.host.LambdaHost;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkQueue.Delivery;
import io.snapwarden.testkit.contract.WorkHostContract.RunningHost;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Does what Lambda does for a function that a queue feeds: receives, calls, deletes what the function did not report.
final class LambdaPoller implements RunningHost {

    private final WorkQueue queue;
    private final LambdaHost function;
    private final Thread thread;
    private volatile boolean stopping;

    LambdaPoller(WorkQueue queue, LambdaHost function) {
        this.queue = queue;
        this.function = function;
        this.thread = Thread.ofPlatform().name("lambda").start(this::poll);
    }

    private void poll() {
        while (!stopping) {
            var deliveries = queue.receive(10, Duration.ofSeconds(1));
            if (!deliveries.isEmpty()) {
                deleteAllBut(failed(function.handle(event(deliveries))), deliveries);
            }
        }
    }

    private void deleteAllBut(List<String> failed, List<Delivery> deliveries) {
        for (var delivery : deliveries) {
            if (!failed.contains(delivery.receipt())) {
                queue.acknowledge(delivery);
            }
        }
    }

    /// A receipt serves as the message's id: unique in a batch.
    private static SQSEvent event(List<Delivery> deliveries) {
        var event = new SQSEvent();
        event.setRecords(deliveries.stream().map(LambdaPoller::message).toList());
        return event;
    }

    private static SQSEvent.SQSMessage message(Delivery delivery) {
        var message = new SQSEvent.SQSMessage();
        message.setMessageId(delivery.receipt());
        message.setReceiptHandle(delivery.receipt());
        message.setBody(delivery.body());
        message.setAttributes(Map.of(
                "ApproximateReceiveCount", Integer.toString(delivery.receives()),
                "SentTimestamp", Long.toString(delivery.firstSent().toEpochMilli())));
        var attributes = new HashMap<String, SQSEvent.MessageAttribute>();
        delivery.attributes().forEach((name, value) -> attributes.put(name, text(value)));
        message.setMessageAttributes(attributes);
        return message;
    }

    private static SQSEvent.MessageAttribute text(String value) {
        var attribute = new SQSEvent.MessageAttribute();
        attribute.setDataType("String");
        attribute.setStringValue(value);
        return attribute;
    }

    private static List<String> failed(SQSBatchResponse response) {
        return response.getBatchItemFailures().stream()
                .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .collect(Collectors.toList());
    }

    @Override
    public void stop() throws InterruptedException {
        stopping = true;
        thread.join();
    }
}
