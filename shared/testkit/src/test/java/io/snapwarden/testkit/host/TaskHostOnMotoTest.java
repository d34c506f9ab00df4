package io.snapwarden.testkit.host;

import io.snapwarden.domain.work.Message;
import io.snapwarden.runtime.work.WorkProcessor;
import io.snapwarden.testkit.contract.QueueUnderTest;
import io.snapwarden.testkit.contract.WorkHostContract;
import io.snapwarden.testkit.contract.WorkerHosts;
import io.snapwarden.testkit.lane.MotoServer;
import io.snapwarden.testkit.lane.RequiresLane;
import io.snapwarden.testkit.lane.SqsQueues;

@RequiresLane("moto")
class TaskHostOnMotoTest extends WorkHostContract {

    @Override
    protected QueueUnderTest newQueue() {
        return QueueUnderTest.sqs(SqsQueues.on(MotoServer.shared().aws()), LEASE, MOST_RECEIPTS);
    }

    @Override
    protected RunningHost start(QueueUnderTest queue, WorkProcessor<Message> processor) {
        return WorkerHosts.start(queue, processor);
    }
}
