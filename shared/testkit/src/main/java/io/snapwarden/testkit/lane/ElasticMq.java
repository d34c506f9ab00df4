package io.snapwarden.testkit.lane;

import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/// An SQS inside this JVM.
public final class ElasticMq implements AutoCloseable {

    private final SQSRestServer server;
    private final LocalAws aws;

    private ElasticMq(SQSRestServer server) {
        this.server = server;
        this.aws = new LocalAws(URI.create(
                "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort()));
    }

    public static ElasticMq start() {
        return new ElasticMq(SQSRestServerBuilder.withDynamicPort().start());
    }

    public LocalAws aws() {
        return aws;
    }

    @Override
    public void close() {
        server.stopAndWait();
    }
}
