package io.snapwarden.benchmark.throughput;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.work.Message;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.event.EventBridgeSink;
import io.snapwarden.runtime.ledger.InMemoryLedger;
import io.snapwarden.runtime.ledger.S3Ledger;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkSender.Dispatch;
import io.snapwarden.runtime.queue.InMemoryWorkQueue;
import io.snapwarden.runtime.queue.QueueSender;
import io.snapwarden.runtime.queue.SqsWorkQueue;
import io.snapwarden.runtime.wire.WireFormat;
import io.snapwarden.runtime.work.WorkProcessor;
import io.snapwarden.runtime.work.Worker;
import io.snapwarden.runtime.work.WorkerSettings;
import io.snapwarden.snapshotter.CaptureConfig;
import io.snapwarden.snapshotter.CaptureHandler;
import io.snapwarden.snapshotter.CaptureIds;
import io.snapwarden.snapshotter.CapturePorts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The snapshotter's worker: messages are read from their texts, attempts are claimed, events are written as texts.
final class RealWorker implements Contestant<Message> {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int NO_LIMIT = 1_000_000_000;
    private static final InstantSource TIME = InstantSource.system();

    private final Supplier<WorkQueue> queues;
    private final CaptureHandler handler;
    private final EventSink events;
    private final int concurrency;

    private RealWorker(
            AwsPorts ports, Supplier<WorkQueue> queues, RunLedger ledger, EventSink events, int concurrency) {
        this.queues = queues;
        this.handler = handler(ports, ports.creator(), ledger, events, TIME);
        this.events = events;
        this.concurrency = concurrency;
    }

    /// As it is deployed.
    static RealWorker deployed(AwsPorts ports, int concurrency) {
        var clients = ports.clients();
        var queue = new SqsWorkQueue(clients, Places.QUEUE);
        return new RealWorker(
                ports,
                () -> queue,
                new S3Ledger(clients, Places.BUCKET, Places.FOLDER),
                new EventBridgeSink(clients, Places.BUS),
                concurrency);
    }

    /// With EC2 alone: queue and ledger are in memory, and an event is a text that goes nowhere.
    static RealWorker alone(AwsPorts ports, int concurrency) {
        return new RealWorker(
                ports,
                () -> new InMemoryWorkQueue(TIME, LEASE),
                new InMemoryLedger(TIME),
                RealWorker::write,
                concurrency);
    }

    /// The messages are in the queue when the turn begins. What the handler knows of room and ledger it keeps from turn
    /// to turn, as in a worker that has been at work for a while.
    @Override
    public Turn take(List<Message> messages) throws InterruptedException {
        var queue = new CountedQueue(queues.get(), messages.size());
        new QueueSender(queue, queue, queue)
                .send(messages.stream()
                        .map(message -> new Dispatch(message, Duration.ZERO))
                        .toList());
        var settings = new WorkerSettings(concurrency, LEASE, Duration.ofMillis(100), Duration.ofSeconds(60));
        var worker = new Worker(
                queue, new WorkProcessor<>(queue, WireFormat::decodeMessage, handler, events, TIME), settings);
        var start = Turn.start();
        var thread = Thread.ofVirtual().start(() -> run(worker));
        boolean all = queue.open().await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        var taken = start.end(queue.receives());
        worker.stop();
        thread.join();
        if (!all) {
            throw new IllegalStateException(queue.open().getCount() + " of " + messages.size() + " were not captured");
        }
        return taken;
    }

    /// @param creator makes the calls, or only writes them down
    static CaptureHandler handler(
            AwsPorts ports, SnapshotCreator creator, RunLedger ledger, EventSink events, InstantSource time) {
        return new CaptureHandler(
                new CapturePorts(
                        creator, ports.snapshots(), ports.tagger(), ports.hosts(), ledger, events, time, Thread::sleep),
                new CaptureIds(),
                CaptureConfig.defaults().withPendingLimit(NO_LIMIT));
    }

    private static void write(List<Event> happened) {
        for (var event : happened) {
            if (WireFormat.envelope(event).isEmpty()) {
                throw new IllegalStateException("an event without a text: " + event);
            }
        }
    }

    private static void run(Worker worker) {
        try {
            worker.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
