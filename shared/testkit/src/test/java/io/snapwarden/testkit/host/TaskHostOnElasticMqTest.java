package io.snapwarden.testkit.host;

import io.snapwarden.domain.work.Message;
import io.snapwarden.runtime.work.WorkProcessor;
import io.snapwarden.testkit.contract.QueueUnderTest;
import io.snapwarden.testkit.contract.WorkHostContract;
import io.snapwarden.testkit.contract.WorkerHosts;
import io.snapwarden.testkit.lane.ElasticMq;
import io.snapwarden.testkit.lane.SqsQueues;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class TaskHostOnElasticMqTest extends WorkHostContract {

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
        return QueueUnderTest.sqs(queues, LEASE, MOST_RECEIPTS);
    }

    @Override
    protected RunningHost start(QueueUnderTest queue, WorkProcessor<Message> processor) {
        return WorkerHosts.start(queue, processor);
    }
}
