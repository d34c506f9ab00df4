package io.snapwarden.planner;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.snapwarden.domain.work.Message;
import io.snapwarden.runtime.config.Foundation;
import io.snapwarden.runtime.config.Settings;
import io.snapwarden.runtime.event.EventBridgeSink;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkSender;
import io.snapwarden.runtime.queue.QueueSender;
import io.snapwarden.runtime.queue.SqsWorkQueue;
import io.snapwarden.runtime.wire.WireFormat;
import io.snapwarden.runtime.work.WorkProcessor;
import io.snapwarden.runtime.work.Worker;
import io.snapwarden.runtime.work.WorkerSettings;
import jakarta.inject.Singleton;

/// Puts the planner behind its queue, in a task and in Lambda alike.
@Factory
final class PlannerWiring {

    @Singleton
    Settings settings() {
        return Settings.ofEnvironment();
    }

    @Singleton
    @Bean(preDestroy = "close")
    Foundation foundation(Settings settings) {
        return Foundation.lay(settings);
    }

    @Singleton
    WorkQueue queue(Foundation foundation, Settings settings) {
        return new SqsWorkQueue(foundation.aws().clients(), settings.planQueue());
    }

    @Singleton
    WorkSender sender(Foundation foundation, Settings settings, WorkQueue plan) {
        var clients = foundation.aws().clients();
        return new QueueSender(
                plan,
                new SqsWorkQueue(clients, settings.captureQueue()),
                new SqsWorkQueue(clients, settings.pruneQueue()));
    }

    @Singleton
    EventSink events(Foundation foundation, Settings settings) {
        return new EventBridgeSink(foundation.aws().clients(), settings.bus());
    }

    @Singleton
    WorkProcessor<Message> processor(Foundation foundation, WorkQueue plan, WorkSender work, EventSink events) {
        var aws = foundation.aws();
        var ports = new Planner.Ports(
                foundation.scopes(),
                aws.fleet(),
                aws.snapshots(),
                aws.tagger(),
                foundation.ledger(),
                work,
                events,
                aws.time());
        var planner = Planner.of(foundation.file().policies(), ports, PlannerConfig.STANDARD);
        return new WorkProcessor<>(plan, WireFormat::decodeMessage, planner.handler(), events, aws.time());
    }

    @Singleton
    Worker worker(WorkQueue plan, WorkProcessor<Message> processor, Settings settings) {
        return new Worker(plan, processor, WorkerSettings.USUAL.withConcurrency(settings.concurrency()));
    }

    @Singleton
    @Bean(preDestroy = "close")
    Ticker ticker(WorkSender work, Foundation foundation, Settings settings) {
        return new Ticker(work, foundation.aws().time(), settings.tick().orElse(null));
    }
}
