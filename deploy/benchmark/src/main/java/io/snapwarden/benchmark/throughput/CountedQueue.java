package io.snapwarden.benchmark.throughput;

import io.snapwarden.runtime.port.WorkQueue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A queue that tells when so many messages were acknowledged, and how often it was asked for some.
final class CountedQueue implements WorkQueue {

    private final WorkQueue queue;
    private final CountDownLatch open;
    private final AtomicInteger receives = new AtomicInteger();

    CountedQueue(WorkQueue queue, int messages) {
        this.queue = queue;
        this.open = new CountDownLatch(messages);
    }

    /// Counts down with each message that is done.
    CountDownLatch open() {
        return open;
    }

    int receives() {
        return receives.get();
    }

    @Override
    public void send(List<Outgoing> messages) {
        queue.send(messages);
    }

    @Override
    public List<Delivery> receive(int most, Duration wait) {
        receives.incrementAndGet();
        return queue.receive(most, wait);
    }

    @Override
    public void acknowledge(Delivery delivery) {
        queue.acknowledge(delivery);
        open.countDown();
    }

    @Override
    public void release(Delivery delivery) {
        queue.release(delivery);
    }

    @Override
    public void extend(Delivery delivery, Duration lease) {
        queue.extend(delivery, lease);
    }

    @Override
    public void defer(Delivery delivery, Duration delay) {
        queue.defer(delivery, delay);
    }

    @Override
    public void bury(Delivery delivery, String reason) {
        throw new IllegalStateException("nothing is buried, but this for " + reason + ": " + delivery.body());
    }
}
