package io.snapwarden.standalone.process;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.notifier.NotifyHandler;
import io.snapwarden.planner.Planner;
import io.snapwarden.planner.PlannerConfig;
import io.snapwarden.planner.RunRecord;
import io.snapwarden.planner.RunReports;
import io.snapwarden.runtime.event.QueueEventSink;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.queue.InMemoryWorkQueue;
import io.snapwarden.runtime.queue.QueueSender;
import io.snapwarden.runtime.wire.Decoded;
import io.snapwarden.runtime.wire.WireFormat;
import io.snapwarden.runtime.work.Handler;
import io.snapwarden.runtime.work.WorkProcessor;
import io.snapwarden.runtime.work.Worker;
import io.snapwarden.runtime.work.WorkerSettings;
import io.snapwarden.snapshotter.CaptureIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/// The four services side by side. What they send each other does not survive the process; the next scan sends it
/// again, for whatever is still missing.
public final class OneProcess implements AutoCloseable {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(110);
    private static final WorkerSettings WORKERS =
            new WorkerSettings(16, LEASE, Duration.ofSeconds(1), Duration.ofSeconds(60));

    private final World world;
    private final InMemoryWorkQueue plan;
    private final InMemoryWorkQueue capture;
    private final InMemoryWorkQueue prune;
    private final InMemoryWorkQueue notify;
    private final QueueSender sender;
    private final Planner planner;
    private final NotifyHandler notifier;
    private final List<Worker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /// @param listener is told every event as it is published, on the thread that publishes it
    public OneProcess(PolicyFile file, World world, PlannerConfig pace, Consumer<Event> listener) {
        this.world = world;
        this.plan = queue();
        this.capture = queue();
        this.prune = queue();
        this.notify = queue();
        this.sender = new QueueSender(plan, capture, prune);
        var bus = new QueueEventSink(notify);
        EventSink events = happened -> {
            bus.publish(happened);
            happened.forEach(listener);
        };
        var handlers = Handlers.of(file, world, pace, sender, events, new CaptureIds());
        this.planner = handlers.planner();
        this.notifier = handlers.notifier();
        serve(plan, WireFormat::decodeMessage, planner.handler(), events);
        serve(capture, WireFormat::decodeMessage, handlers.snapshotter(), events);
        serve(prune, WireFormat::decodeMessage, handlers.pruner(), events);
        serve(notify, WireFormat::decodeEvent, notifier, events);
    }

    /// Starts working on what arrives.
    public void start() {
        for (var worker : workers) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    worker.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
    }

    public Planner planner() {
        return planner;
    }

    /// How these runs stand, whichever process worked on them.
    public List<RunReport> reports(List<RunRecord> runs) {
        var reports = new RunReports(world.ledger());
        return runs.stream()
                .flatMap(run -> planner.runs().find(run.run()).stream())
                .map(reports::of)
                .toList();
    }

    /// Asks the planner for something.
    public void send(Work work, Duration life) {
        sender.send(message(work, life));
    }

    /// Messages that wait or are worked on, the notifier's aside.
    public int backlog() {
        return plan.size() + capture.size() + prune.size();
    }

    /// Whether a message is being worked on, or could be; what was put off on purpose aside.
    public boolean busy() {
        return plan.busy() || capture.busy() || prune.busy();
    }

    /// Messages that no service could do.
    public List<InMemoryWorkQueue.DeadLetter> deadLetters() {
        var dead = new ArrayList<InMemoryWorkQueue.DeadLetter>();
        List.of(plan, capture, prune, notify).forEach(queue -> dead.addAll(queue.deadLetters()));
        return dead;
    }

    /// Whether the notifier has heard everything that was published; what it put off on purpose aside.
    public boolean told() {
        return !notify.busy();
    }

    /// Sends the digests that still wait for others to fold with.
    public void flush() {
        notifier.flush();
    }

    /// Stops receiving, and waits for what is in hand.
    @Override
    public void close() {
        workers.forEach(Worker::stop);
        var end = System.nanoTime() + STOPS_WITHIN.toNanos();
        try {
            for (var thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private <M> void serve(
            InMemoryWorkQueue queue, Function<String, Decoded<M>> format, Handler<M> handler, EventSink events) {
        workers.add(new Worker(queue, new WorkProcessor<>(queue, format, handler, events, world.time()), WORKERS));
    }

    private InMemoryWorkQueue queue() {
        return new InMemoryWorkQueue(world.time(), LEASE);
    }

    private Message message(Work work, Duration life) {
        return new Message(
                work, world.time().instant().plus(life), UUID.randomUUID().toString());
    }
}
