package io.snapwarden.runtime.queue;

import io.snapwarden.runtime.port.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A queue inside a process, with the semantics of SQS. A receive that need not wait never blocks, so it works in
/// virtual time too; equal calls at equal instants give equal deliveries.
public final class InMemoryWorkQueue implements WorkQueue {

    /// A message that went to the dead-letter queue.
    public record DeadLetter(String type, String body, String reason, Instant firstSent) {}

    private final InstantSource time;
    private final Duration lease;
    private final NavigableSet<HeldMessage> next = new TreeSet<>();
    private final Map<String, HeldMessage> inHand = new HashMap<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private long sent;

    /// @param lease how long a delivery is held before it comes again
    public InMemoryWorkQueue(InstantSource time, Duration lease) {
        this.time = time;
        this.lease = lease;
    }

    @Override
    public synchronized void send(List<Outgoing> messages) {
        messages.forEach(message -> add(message, time.instant()));
    }

    @Override
    public synchronized List<Delivery> receive(int most, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        var deliveries = receiveVisible(most);
        while (deliveries.isEmpty() && waited(deadline)) {
            deliveries = receiveVisible(most);
        }
        return deliveries;
    }

    @Override
    public synchronized void acknowledge(Delivery delivery) {
        take(delivery, _ -> {});
    }

    @Override
    public synchronized void release(Delivery delivery) {
        take(delivery, held -> put(held.visibleFrom(time.instant())));
    }

    @Override
    public synchronized void extend(Delivery delivery, Duration until) {
        take(delivery, held -> {
            var longer = held.visibleFrom(time.instant().plus(until));
            put(longer);
            inHand.put(longer.receipt(), longer);
        });
    }

    @Override
    public synchronized void defer(Delivery delivery, Duration delay) {
        take(delivery, held -> {
            var message = held.message();
            add(
                    new Outgoing(message.type(), message.body(), message.group(), delay, message.trace()),
                    held.firstSent());
        });
    }

    @Override
    public synchronized void bury(Delivery delivery, String reason) {
        take(delivery, held -> bury(held, reason));
    }

    /// When the next message can be received; empty when there is none. A scheduler of virtual time asks this.
    public synchronized Optional<Instant> nextVisibleAt() {
        return next.isEmpty() ? Optional.empty() : Optional.of(next.first().visibleAt());
    }

    /// Whether a message is in hand or could be received now; one that was put off is neither.
    public synchronized boolean busy() {
        return !inHand.isEmpty()
                || nextVisibleAt().map(at -> !at.isAfter(time.instant())).orElse(false);
    }

    /// Messages that are waiting or in hand.
    public synchronized int size() {
        return next.size();
    }

    public synchronized List<DeadLetter> deadLetters() {
        return List.copyOf(deadLetters);
    }

    private List<Delivery> receiveVisible(int most) {
        var now = time.instant();
        var deliveries = new ArrayList<Delivery>();
        while (deliveries.size() < most
                && !next.isEmpty()
                && !next.first().visibleAt().isAfter(now)) {
            var held = next.removeFirst();
            inHand.remove(held.receipt());
            if (held.receives() == MOST_RECEIPTS) {
                bury(held, "received " + MOST_RECEIPTS + " times and never acknowledged");
            } else {
                deliveries.add(handOut(held.receivedUntil(now.plus(lease))));
            }
        }
        return deliveries;
    }

    private Delivery handOut(HeldMessage held) {
        next.add(held);
        inHand.put(held.receipt(), held);
        return held.delivery();
    }

    /// A receipt that is no longer the newest is worth nothing, as in SQS.
    private void take(Delivery delivery, Consumer<HeldMessage> then) {
        var held = inHand.remove(delivery.receipt());
        if (held != null) {
            next.remove(held);
            then.accept(held);
        }
    }

    private void add(Outgoing message, Instant firstSent) {
        put(new HeldMessage(sent++, message, firstSent, time.instant().plus(message.delay()), 0));
    }

    private void put(HeldMessage held) {
        next.add(held);
        notifyAll();
    }

    private void bury(HeldMessage held, String reason) {
        deadLetters.add(new DeadLetter(held.message().type(), held.message().body(), reason, held.firstSent()));
    }

    /// Waits for a message to come or to become visible. False when the deadline is over or the thread is interrupted.
    private boolean waited(long deadline) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        long most = nextVisibleAt().map(this::nanosUntil).orElse(left);
        try {
            TimeUnit.NANOSECONDS.timedWait(this, Math.clamp(most, 1_000_000, Math.max(left, 1_000_000)));
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private long nanosUntil(Instant instant) {
        return Duration.between(time.instant(), instant).toNanos();
    }
}
