package io.snapwarden.runtime.host;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.snapwarden.runtime.port.WorkQueue.Delivery;
import io.snapwarden.runtime.queue.SqsDeliveries;
import io.snapwarden.runtime.work.Fate;
import io.snapwarden.runtime.work.WorkProcessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Processes what Lambda received from a queue. Only what is left to its lease is reported as failed: Lambda deletes
/// the rest, which does no harm to what is deleted already. The event source must report batch item failures.
public record LambdaHost(WorkProcessor<?> processor) {

    public SQSBatchResponse handle(SQSEvent event) {
        List<BatchItemFailure> left = new ArrayList<>();
        for (var message : event.getRecords()) {
            if (processor.process(delivery(message)) == Fate.LEFT) {
                left.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(left);
    }

    private static Delivery delivery(SQSMessage message) {
        var attributes = new HashMap<String, String>();
        message.getMessageAttributes().forEach((name, value) -> {
            if (value.getStringValue() != null) {
                attributes.put(name, value.getStringValue());
            }
        });
        return SqsDeliveries.of(message.getBody(), attributes, message.getReceiptHandle(), message.getAttributes());
    }
}
