package io.snapwarden.standalone.simulation;

import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.queue.InMemoryWorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/// A queue that may keep what is sent for a while, and that minds what is acknowledged.
final class WatchedQueue {

    private static final Duration LEASE = Duration.ofMinutes(2);

    private final InMemoryWorkQueue real;
    private final Random random;
    private final Map<String, Boolean> handled = new HashMap<>();
    private final Set<String> asking = new HashSet<>();
    private double slow;
    private Duration slowness = Duration.ZERO;
    private Function<WorkQueue.Outgoing, Duration> meddling = _ -> Duration.ZERO;

    WatchedQueue(InstantSource time, long seed) {
        real = new InMemoryWorkQueue(time, LEASE);
        random = new Random(seed);
    }

    /// From now on this share of messages takes up to so long to become visible.
    void slow(double share, Duration longest) {
        slow = share;
        slowness = longest;
    }

    /// From now on somebody does something about messages while they wait.
    ///
    /// @param does something or nothing, and says how long the message waits for that
    void whileWaiting(Function<WorkQueue.Outgoing, Duration> does) {
        meddling = does;
    }

    Optional<Instant> nextVisibleAt() {
        return real.nextVisibleAt();
    }

    int size() {
        return real.size();
    }

    List<InMemoryWorkQueue.DeadLetter> deadLetters() {
        return real.deadLetters();
    }

    /// The host is about to receive.
    void asks(String host) {
        asking.add(host);
    }

    boolean othersAsk(String host) {
        return !asking.isEmpty() && !(asking.size() == 1 && asking.contains(host));
    }

    /// The host begins to work on a delivery.
    void taken(String host) {
        handled.put(host, false);
    }

    void handled(String host) {
        handled.put(host, true);
    }

    void send(List<WorkQueue.Outgoing> messages) {
        real.send(messages.stream().map(this::slowed).toList());
    }

    /// The queue as one host uses it: what it acknowledges it must have handled.
    WorkQueue of(String host) {
        return new Minded(host);
    }

    private WorkQueue.Outgoing slowed(WorkQueue.Outgoing message) {
        boolean isSlow = slow > 0 && random.nextDouble() < slow;
        var later = message.delay()
                .plus(meddling.apply(message))
                .plusMillis(isSlow ? random.nextLong(slowness.toMillis() + 1) : 0);
        var delay = later.compareTo(WorkQueue.LONGEST_DELAY) > 0 ? WorkQueue.LONGEST_DELAY : later;
        return new WorkQueue.Outgoing(message.type(), message.body(), message.group(), delay);
    }

    private final class Minded implements WorkQueue {

        private final String host;

        Minded(String host) {
            this.host = host;
        }

        @Override
        public void acknowledge(Delivery delivery) {
            if (!handled.getOrDefault(host, false)) {
                throw new AssertionError(
                        host + " acknowledged before the effect, so a crash would lose it: " + delivery.body());
            }
            real.acknowledge(delivery);
        }

        @Override
        public void send(List<Outgoing> messages) {
            WatchedQueue.this.send(messages);
        }

        @Override
        public List<Delivery> receive(int most, Duration wait) {
            asking.remove(host);
            return real.receive(most, wait);
        }

        @Override
        public void release(Delivery delivery) {
            real.release(delivery);
        }

        @Override
        public void extend(Delivery delivery, Duration until) {
            real.extend(delivery, until);
        }

        @Override
        public void defer(Delivery delivery, Duration delay) {
            real.defer(delivery, delay);
        }

        @Override
        public void bury(Delivery delivery, String reason) {
            real.bury(delivery, reason);
        }
    }
}
