package io.snapwarden.snapshotter;

import io.micronaut.context.annotation.Factory;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.runtime.config.Foundation;
import io.snapwarden.runtime.config.Settings;
import io.snapwarden.runtime.event.EventBridgeSink;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.queue.SqsWorkQueue;
import io.snapwarden.runtime.wire.WireFormat;
import io.snapwarden.runtime.work.WorkProcessor;
import io.snapwarden.runtime.work.Worker;
import io.snapwarden.runtime.work.WorkerSettings;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Puts the capture handler behind its queue. Settings and foundation come from outside.
@Factory
final class SnapshotterWiring {

    @Singleton
    EventSink events(Foundation foundation, Settings settings) {
        return new EventBridgeSink(foundation.aws().clients(), settings.bus());
    }

    @Singleton
    CaptureHandler handler(Foundation foundation, EventSink events) {
        var aws = foundation.aws();
        return new CaptureHandler(
                aws.creator(),
                aws.snapshots(),
                aws.tagger(),
                foundation.ledger(),
                events,
                aws.time(),
                () -> new CaptureId(UUID.randomUUID().toString()),
                CaptureConfig.defaults());
    }

    @Singleton
    Worker worker(Foundation foundation, Settings settings, CaptureHandler handler, EventSink events) {
        var aws = foundation.aws();
        var queue = new SqsWorkQueue(aws.clients(), settings.captureQueue());
        return new Worker(
                queue,
                new WorkProcessor<>(queue, WireFormat::decodeMessage, handler, events, aws.time()),
                WorkerSettings.USUAL.withConcurrency(settings.concurrency()));
    }
}
