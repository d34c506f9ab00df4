package io.snapwarden.testkit.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.runtime.port.WorkQueue.Outgoing;
import io.snapwarden.testkit.contract.QueueUnderTest;
import io.snapwarden.testkit.contract.WorkQueueContract;
import io.snapwarden.testkit.lane.MotoServer;
import io.snapwarden.testkit.lane.RequiresLane;
import io.snapwarden.testkit.lane.SqsQueues;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@RequiresLane("moto")
class SqsWorkQueueOnMotoTest extends WorkQueueContract {

    /// The share of a scope is known to SQS by its group, and a message that waits keeps it.
    @Test
    void aMessageBelongsToItsGroupAlsoAfterItWasPutOff() {
        var queues = SqsQueues.on(MotoServer.shared().aws());
        var queue = queues.open(queues.make(LEASE, 10).url());
        queue.send(List.of(new Outgoing("ScanScope", "{}", "111122223333/eu-west-1", Duration.ZERO)));

        var first = queue.receive(1, Duration.ofSeconds(1)).getFirst();
        queue.defer(first, Duration.ZERO);
        var second = queue.receive(1, Duration.ofSeconds(1)).getFirst();
        assertThat(List.of(first, second))
                .allSatisfy(
                        delivery -> assertThat(delivery.attributes()).containsEntry("group", "111122223333/eu-west-1"));
    }

    @Override
    protected QueueUnderTest newQueue() {
        return QueueUnderTest.sqs(SqsQueues.on(MotoServer.shared().aws()), LEASE, 10);
    }
}
