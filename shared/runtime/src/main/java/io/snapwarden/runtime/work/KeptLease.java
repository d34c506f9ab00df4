package io.snapwarden.runtime.work;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkQueue.Delivery;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Extends a delivery's lease until closed. A lease that is lost all the same does no harm, for work can be repeated.
final class KeptLease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeptLease.class);

    private final CountDownLatch closed = new CountDownLatch(1);

    KeptLease(WorkQueue queue, Delivery delivery, Duration lease) {
        Thread.ofVirtual().name("lease").start(() -> keep(queue, delivery, lease));
    }

    private void keep(WorkQueue queue, Delivery delivery, Duration lease) {
        try {
            while (!closed.await(lease.toMillis() / 3, TimeUnit.MILLISECONDS)) {
                extend(queue, delivery, lease);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void extend(WorkQueue queue, Delivery delivery, Duration lease) {
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
