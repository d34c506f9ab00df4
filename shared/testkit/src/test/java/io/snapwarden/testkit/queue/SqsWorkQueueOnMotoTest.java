package io.snapwarden.testkit.queue;

import io.snapwarden.testkit.contract.QueueUnderTest;
import io.snapwarden.testkit.contract.WorkQueueContract;
import io.snapwarden.testkit.lane.MotoServer;
import io.snapwarden.testkit.lane.RequiresLane;
import io.snapwarden.testkit.lane.SqsQueues;

@RequiresLane("moto")
class SqsWorkQueueOnMotoTest extends WorkQueueContract {

    @Override
    protected QueueUnderTest newQueue() {
        return QueueUnderTest.sqs(SqsQueues.on(MotoServer.shared().aws()), LEASE, 10);
    }
}
