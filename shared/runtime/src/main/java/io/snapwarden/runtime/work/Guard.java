package io.snapwarden.runtime.work;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.TaskProtection;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the process protected from being ended while anything is in hand. No work waits for it, and none fails with it:
/// a worker that is ended gives back what it has in hand.
final class Guard implements AutoCloseable {

    /// Short, so that what a dead process asked for is soon over.
    static final Duration PROTECTED_FOR = Duration.ofMinutes(10);

    static final Duration RENEWED_AFTER = Duration.ofMinutes(5);

    /// Work that comes one by one is not worth two calls for each.
    static final Duration RELEASED_AFTER = Duration.ofSeconds(30);

    private static final Duration LOOKS_EVERY = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final TaskProtection protection;
    private final LongSupplier nanoTime;
    private final AtomicInteger inHand = new AtomicInteger();
    private final Semaphore looks = new Semaphore(0);
    private volatile boolean closed;
    private volatile long lastSettled;

    /// Only who looks changes it.
    private boolean asked;

    private boolean told;
    private long askedAt;

    /// @param nanoTime as [System#nanoTime] is
    Guard(TaskProtection protection, LongSupplier nanoTime) {
        this.protection = protection;
        this.nanoTime = nanoTime;
    }

    static Guard start(TaskProtection protection) {
        var guard = new Guard(protection, System::nanoTime);
        if (!protection.equals(TaskProtection.NONE)) {
            Thread.ofVirtual().name("guard").start(guard::keep);
        }
        return guard;
    }

    void taken() {
        if (inHand.getAndIncrement() == 0) {
            looks.release();
        }
    }

    void settled() {
        lastSettled = nanoTime.getAsLong();
        inHand.decrementAndGet();
    }

    private void keep() {
        try {
            while (!closed) {
                looks.tryAcquire(LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                looks.drainPermits();
                look();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void look() {
        if (inHand.get() > 0) {
            if (!closed && (!asked || since(askedAt).compareTo(RENEWED_AFTER) >= 0)) {
                ask(true);
            }
        } else if (asked && since(lastSettled).compareTo(RELEASED_AFTER) >= 0) {
            ask(false);
        }
    }

    /// What fails is asked for again when it would have been renewed; what is not released ends by itself.
    private void ask(boolean protect) {
        asked = protect;
        askedAt = nanoTime.getAsLong();
        try {
            if (protect) {
                protection.protect(PROTECTED_FOR);
            } else {
                protection.release();
            }
            told = false;
        } catch (DependencyException e) {
            if (!told) {
                LOG.warn("Working without protection from being ended: {}", e.getMessage());
            }
            told = true;
        }
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(nanoTime.getAsLong() - nanos);
    }

    @Override
    public void close() {
        closed = true;
        looks.release();
        synchronized (this) {
            if (asked) {
                ask(false);
            }
        }
    }
}
