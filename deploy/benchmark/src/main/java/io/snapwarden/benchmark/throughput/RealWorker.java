package io.snapwarden.benchmark.throughput;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.work.Message;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.ledger.InMemoryLedger;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.WorkSender.Dispatch;
import io.snapwarden.runtime.queue.InMemoryWorkQueue;
import io.snapwarden.runtime.queue.QueueSender;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The snapshotter's worker as it is deployed, but for queue, ledger and bus, which are in memory: messages are read
/// from their texts, attempts are claimed, events are written as texts.
final class RealWorker {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int NO_LIMIT = 1_000_000_000;

    private final InstantSource time = InstantSource.system();
    private final CaptureHandler handler;
    private final int concurrency;
    private volatile CountDownLatch captured = new CountDownLatch(0);

    RealWorker(AwsPorts ports, int concurrency) {
        this.handler = handler(ports, ports.creator(), this::publish, time);
        this.concurrency = concurrency;
    }

    /// The messages are in the queue when the turn begins. What the handler knows of room and ledger it keeps from turn
    /// to turn, as in a worker that has been at work for a while.
    Turn capture(List<Message> messages) throws InterruptedException {
        var queue = new InMemoryWorkQueue(time, LEASE);
        new QueueSender(queue, queue, queue)
                .send(messages.stream()
                        .map(message -> new Dispatch(message, Duration.ZERO))
                        .toList());
        captured = new CountDownLatch(messages.size());
        var settings = new WorkerSettings(concurrency, LEASE, Duration.ofMillis(100), Duration.ofSeconds(60));
        var worker = new Worker(
                queue, new WorkProcessor<>(queue, WireFormat::decodeMessage, handler, this::publish, time), settings);
        var start = Turn.start();
        var thread = Thread.ofVirtual().start(() -> run(worker));
        boolean all = captured.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        var taken = start.end();
        worker.stop();
        thread.join();
        if (!all) {
            throw new IllegalStateException(captured.getCount() + " of " + messages.size() + " were not captured");
        }
        return taken;
    }

    /// @param creator makes the calls, or only writes them down
    static CaptureHandler handler(AwsPorts ports, SnapshotCreator creator, EventSink events, InstantSource time) {
        return new CaptureHandler(
                new CapturePorts(
                        creator,
                        ports.snapshots(),
                        ports.tagger(),
                        ports.hosts(),
                        new InMemoryLedger(time),
                        events,
                        time,
                        Thread::sleep),
                new CaptureIds(),
                CaptureConfig.defaults().withPendingLimit(NO_LIMIT));
    }

    /// An event goes to the bus as a text.
    private void publish(List<Event> happened) {
        for (var event : happened) {
            if (!WireFormat.envelope(event).isEmpty() && event instanceof Event.RecoveryPointCaptured) {
                captured.countDown();
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
