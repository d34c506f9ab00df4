package io.snapwarden.testkit.queue;

import io.snapwarden.testkit.contract.QueueUnderTest;
import io.snapwarden.testkit.contract.WorkQueueContract;

class InMemoryWorkQueueTest extends WorkQueueContract {

    @Override
    protected QueueUnderTest newQueue() {
        return QueueUnderTest.inMemory(LEASE);
    }
}
