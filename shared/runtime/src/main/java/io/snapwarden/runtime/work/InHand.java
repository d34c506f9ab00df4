package io.snapwarden.runtime.work;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkQueue.Delivery;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a worker has in hand. A lease of which a third has gone is extended, so that short work costs no call for it;
/// one that is lost all the same does no harm, for work can be repeated.
final class InHand implements AutoCloseable {

    private static final int LOOKS_PER_LEASE = 12;
    private static final Logger LOG = LoggerFactory.getLogger(InHand.class);

    private record Held(Delivery delivery, long since) {}

    private final WorkQueue queue;
    private final Duration lease;
    private final Map<String, Held> byReceipt = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    InHand(WorkQueue queue, Duration lease) {
        this.queue = queue;
        this.lease = lease;
        Thread.ofVirtual().name("leases").start(this::keep);
    }

    void add(Delivery delivery) {
        byReceipt.put(delivery.receipt(), new Held(delivery, System.nanoTime()));
    }

    void remove(Delivery delivery) {
        byReceipt.remove(delivery.receipt());
    }

    Collection<Delivery> all() {
        return byReceipt.values().stream().map(Held::delivery).toList();
    }

    private void keep() {
        try {
            while (!closed.await(lease.toNanos() / LOOKS_PER_LEASE, TimeUnit.NANOSECONDS)) {
                long now = System.nanoTime();
                byReceipt.forEach((receipt, held) -> keep(receipt, held, now));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// In a thread of its own, for a queue that answers slowly must not cost the others their leases.
    private void keep(String receipt, Held held, long now) {
        if (now - held.since() >= lease.toNanos() / 3
                && byReceipt.replace(receipt, held, new Held(held.delivery(), now))) {
            Thread.ofVirtual().name("lease").start(() -> extend(held.delivery()));
        }
    }

    private void extend(Delivery delivery) {
        try {
            queue.extend(delivery, lease);
        } catch (DependencyException e) {
            LOG.warn("Could not extend a lease: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
