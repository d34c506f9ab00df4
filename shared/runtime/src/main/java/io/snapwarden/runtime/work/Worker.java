package io.snapwarden.runtime.work;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.TaskProtection;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkQueue.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Receives and processes until told to stop. A queue that cannot be reached makes it pause, and nothing makes it die.
public final class Worker {

    /// The most that one receive brings.
    private static final int MOST_AT_ONCE = 10;

    /// Short beside any call to AWS.
    private static final Duration GATHERING = Duration.ofMillis(20);

    private static final Duration UNEXPECTED_PAUSE = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final WorkQueue queue;
    private final WorkProcessor<?> processor;
    private final WorkerSettings settings;
    private final CountDownLatch stopping;
    private final Pause pause;
    private final Pulse pulse;
    private final TaskProtection protection;
    private final Semaphore slots;
    private final CountDownLatch ended = new CountDownLatch(1);

    /// Its pauses end when it is told to stop.
    public Worker(WorkQueue queue, WorkProcessor<?> processor, WorkerSettings settings) {
        this(queue, processor, settings, new Pulse(), TaskProtection.NONE);
    }

    /// @param pulse where it gives its signs of life
    /// @param protection asked for while anything is in hand
    public Worker(
            WorkQueue queue,
            WorkProcessor<?> processor,
            WorkerSettings settings,
            Pulse pulse,
            TaskProtection protection) {
        this(queue, processor, settings, pulse, protection, new CountDownLatch(1));
    }

    private Worker(
            WorkQueue queue,
            WorkProcessor<?> processor,
            WorkerSettings settings,
            Pulse pulse,
            TaskProtection protection,
            CountDownLatch stopping) {
        this(
                queue,
                processor,
                settings,
                pulse,
                protection,
                stopping,
                pause -> stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    Worker(
            WorkQueue queue,
            WorkProcessor<?> processor,
            WorkerSettings settings,
            Pulse pulse,
            TaskProtection protection,
            CountDownLatch stopping,
            Pause pause) {
        this.queue = queue;
        this.processor = processor;
        this.settings = settings;
        this.pulse = pulse;
        this.protection = protection;
        this.stopping = stopping;
        this.pause = pause;
        this.slots = new Semaphore(settings.concurrency());
    }

    /// Works until [#stop] is called, then until what is in hand is finished or given back.
    ///
    /// Threads live as long as the worker: the SDK keeps an XML parser with each, and a new thread has to find one.
    public void run() throws InterruptedException {
        var threads = Executors.newFixedThreadPool(
                settings.concurrency(), Thread.ofVirtual().name("worker-", 0).factory());
        try (var guard = Guard.start(protection);
                var inHand = new InHand(queue, settings.lease())) {
            for (int free = freeSlots(); free > 0; free = freeSlots()) {
                var deliveries = receive(Math.min(free, MOST_AT_ONCE));
                slots.release(free - deliveries.size());
                deliveries.forEach(delivery -> start(delivery, inHand, guard, threads));
            }
            finish(inHand, threads);
        } finally {
            threads.shutdownNow();
            pulse.ended();
            ended.countDown();
        }
    }

    /// Receives nothing more; [#run] returns within the settings' long poll and grace.
    public void stop() {
        stopping.countDown();
        slots.release(); // wakes a worker that has all its slots taken
    }

    /// Waits until [#run] has returned, for a shutdown hook.
    public boolean awaitEnd(Duration most) throws InterruptedException {
        return ended.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Waits for a free slot: no free slot, no receive, which is all the back-pressure there is. A receive costs the
    /// same for ten messages as for one, so slots that are about to be free are waited for.
    ///
    /// @return none when it is told to stop
    private int freeSlots() throws InterruptedException {
        pulse.waitsForASlot();
        slots.acquire();
        int more = Math.min(MOST_AT_ONCE, settings.concurrency() / 2) - 1;
        int gathered = more > 0 && slots.tryAcquire(more, GATHERING.toMillis(), TimeUnit.MILLISECONDS) ? more : 0;
        return stopping.getCount() > 0 ? 1 + gathered + slots.drainPermits() : 0;
    }

    private List<Delivery> receive(int most) throws InterruptedException {
        pulse.receives(settings.longPoll());
        try {
            var deliveries = queue.receive(most, settings.longPoll());
            pulse.received();
            return deliveries;
        } catch (DependencyException e) {
            LOG.warn("Cannot receive, pausing for {}: {}", e.retryAfter(), e.getMessage());
            pause(e.retryAfter(), e);
        } catch (RuntimeException e) {
            LOG.error("Cannot receive, pausing for {}", UNEXPECTED_PAUSE, e);
            pause(UNEXPECTED_PAUSE, e);
        }
        return List.of();
    }

    private void pause(Duration duration, RuntimeException cause) throws InterruptedException {
        pulse.pauses(duration, "it cannot receive: " + cause.getMessage());
        pause.pause(duration);
    }

    private void start(Delivery delivery, InHand inHand, Guard guard, ExecutorService threads) {
        inHand.add(delivery);
        guard.taken();
        threads.execute(() -> process(delivery, inHand, guard));
    }

    private void process(Delivery delivery, InHand inHand, Guard guard) {
        if (stopping.getCount() == 0) {
            return; // it is given back
        }
        try {
            processor.process(delivery);
        } finally {
            inHand.remove(delivery);
            guard.settled();
            pulse.freedASlot();
            slots.release();
        }
    }

    private void finish(InHand inHand, ExecutorService threads) throws InterruptedException {
        pulse.stops(settings.grace());
        threads.shutdown();
        if (!threads.awaitTermination(settings.grace().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn(
                    "Giving back {} that are not finished after {}",
                    inHand.all().size(),
                    settings.grace());
        }
        inHand.close(); // what is given back is not held any more
        inHand.all().forEach(this::giveBack);
    }

    private void giveBack(Delivery delivery) {
        try {
            queue.release(delivery);
        } catch (RuntimeException e) {
            LOG.warn("Could not give back a message, leaving it to its lease: {}", e.getMessage());
        }
    }
}
