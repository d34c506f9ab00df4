package io.snapwarden.standalone.hostile;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.work.Message;
import io.snapwarden.planner.PlannerConfig;
import io.snapwarden.runtime.event.QueueEventSink;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.WorkQueue.Outgoing;
import io.snapwarden.runtime.queue.InMemoryWorkQueue;
import io.snapwarden.runtime.queue.InMemoryWorkQueue.DeadLetter;
import io.snapwarden.runtime.queue.QueueSender;
import io.snapwarden.runtime.wire.Decoded;
import io.snapwarden.runtime.wire.WireFormat;
import io.snapwarden.runtime.work.Fate;
import io.snapwarden.runtime.work.Handler;
import io.snapwarden.runtime.work.Pause;
import io.snapwarden.runtime.work.WorkProcessor;
import io.snapwarden.standalone.process.Handlers;
import io.snapwarden.standalone.process.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/// The four services behind their queues, as one process has them, but worked by hand: in one thread, so that a test
/// can put anything into a queue and see what became of it.
final class Services {

    /// Which service, by its queue.
    enum Queue {
        PLAN,
        CAPTURE,
        PRUNE,
        NOTIFY
    }

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int ENDLESS = 100_000;
    private static final AtomicInteger CAPTURES = new AtomicInteger();

    private final World world;
    private final Map<Queue, InMemoryWorkQueue> queues = new EnumMap<>(Queue.class);
    private final Map<Queue, WorkProcessor<?>> processors = new EnumMap<>(Queue.class);
    private final QueueSender sender;

    /// @param pause how time passes while something is at rest
    Services(PolicyFile file, World world, Pause pause, Consumer<List<Event>> listener) {
        this.world = world;
        for (var queue : Queue.values()) {
            queues.put(queue, new InMemoryWorkQueue(world.time(), LEASE));
        }
        sender = new QueueSender(queue(Queue.PLAN), queue(Queue.CAPTURE), queue(Queue.PRUNE));
        var bus = new QueueEventSink(queue(Queue.NOTIFY));
        EventSink events = happened -> {
            bus.publish(happened);
            listener.accept(happened);
        };
        var handlers = Handlers.of(
                file,
                world,
                PlannerConfig.STANDARD,
                sender,
                events,
                () -> new CaptureId("capture-" + CAPTURES.incrementAndGet()),
                pause);
        serve(Queue.PLAN, WireFormat::decodeMessage, handlers.planner().handler(), events);
        serve(Queue.CAPTURE, WireFormat::decodeMessage, handlers.snapshotter(), events);
        serve(Queue.PRUNE, WireFormat::decodeMessage, handlers.pruner(), events);
        serve(Queue.NOTIFY, WireFormat::decodeEvent, handlers.notifier(), events);
    }

    InMemoryWorkQueue queue(Queue which) {
        return Objects.requireNonNull(queues.get(which));
    }

    /// The time as this process believes it to be.
    Instant now() {
        return world.time().instant();
    }

    void send(Message message) {
        sender.send(message);
    }

    /// Puts a text into a queue, takes it out as a worker would, and says what became of it.
    Fate deliver(Queue which, String body) {
        var queue = queue(which);
        queue.send(List.of(new Outgoing("type", body, "group", Duration.ZERO)));
        return processor(which).process(queue.receive(1, Duration.ZERO).getFirst());
    }

    /// Works until nobody has anything to do at this instant.
    ///
    /// @return the fates, in order
    List<Fate> work() {
        return work(Queue.values());
    }

    /// The same, but the other services stand still.
    List<Fate> work(Queue... these) {
        var fates = new ArrayList<Fate>();
        int before = -1;
        while (fates.size() > before) {
            before = fates.size();
            for (var which : these) {
                queue(which)
                        .receive(10, Duration.ZERO)
                        .forEach(delivery -> fates.add(processor(which).process(delivery)));
            }
            if (fates.size() > ENDLESS) {
                throw new AssertionError("at " + now() + " the services find no end");
            }
        }
        return fates;
    }

    List<DeadLetter> deadLetters() {
        return queues.values().stream()
                .flatMap(queue -> queue.deadLetters().stream())
                .toList();
    }

    private WorkProcessor<?> processor(Queue which) {
        return Objects.requireNonNull(processors.get(which));
    }

    private <M> void serve(Queue which, Function<String, Decoded<M>> format, Handler<M> handler, EventSink events) {
        processors.put(which, new WorkProcessor<>(queue(which), format, handler, events, world.time()));
    }
}
