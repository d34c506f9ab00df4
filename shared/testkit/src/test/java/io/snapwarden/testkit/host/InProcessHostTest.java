package io.snapwarden.testkit.host;

import io.snapwarden.domain.work.Message;
import io.snapwarden.runtime.work.WorkProcessor;
import io.snapwarden.testkit.contract.QueueUnderTest;
import io.snapwarden.testkit.contract.WorkHostContract;
import io.snapwarden.testkit.contract.WorkerHosts;

class InProcessHostTest extends WorkHostContract {

    @Override
    protected QueueUnderTest newQueue() {
        return QueueUnderTest.inMemory(LEASE);
    }

    @Override
    protected RunningHost start(QueueUnderTest queue, WorkProcessor<Message> processor) {
        return WorkerHosts.start(queue, processor);
    }
}
