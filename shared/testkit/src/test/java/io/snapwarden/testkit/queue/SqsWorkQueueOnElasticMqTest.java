package io.snapwarden.testkit.queue;

import io.snapwarden.testkit.contract.QueueUnderTest;
import io.snapwarden.testkit.contract.WorkQueueContract;
import io.snapwarden.testkit.lane.ElasticMq;
import io.snapwarden.testkit.lane.SqsQueues;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SqsWorkQueueOnElasticMqTest extends WorkQueueContract {

    private static ElasticMq server;
    private static SqsQueues queues;

    @BeforeAll
    static void startServer() {
        server = ElasticMq.start();
        queues = SqsQueues.on(server.aws());
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    protected QueueUnderTest newQueue() {
        return QueueUnderTest.sqs(queues, LEASE, 10);
    }
}
