package io.snapwarden.standalone.simulate;

import io.snapwarden.domain.work.Message;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.work.Handler;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;

/// One service at work: an inbox, and hands that take from it in turn. A hand is busy for as long as its calls take.
final class Station {

    private record Hand(Instant freeAt, int number, Handler<Message> handler) implements Comparable<Hand> {
        @Override
        public int compareTo(Hand other) {
            int byTime = freeAt.compareTo(other.freeAt);
            return byTime == 0 ? Integer.compare(number, other.number) : byTime;
        }
    }

    private final VirtualTime time;
    private final Inbox inbox = new Inbox();
    private final PriorityQueue<Hand> hands = new PriorityQueue<>();

    /// @param workers the handler of each worker
    /// @param handsEach how many messages a worker handles at once
    Station(VirtualTime time, List<? extends Handler<Message>> workers, int handsEach) {
        this.time = time;
        for (int i = 0; i < workers.size() * handsEach; i++) {
            hands.add(new Hand(Instant.MIN, i, workers.get(i % workers.size())));
        }
    }

    void send(Message message, Duration delay) {
        inbox.put(message, time.instant().plus(delay));
    }

    /// When it can go on; empty when there is nothing to do.
    Optional<Instant> next() {
        return inbox.nextVisibleAt().map(visible -> later(visible, firstFree().freeAt()));
    }

    /// Has the first free hand do the next message.
    void step(Instant at) {
        var hand = firstFree();
        hands.remove();
        time.be(at);
        var message = inbox.take();
        if (outcome(hand.handler(), message) instanceof Outcome.Later(var delay, var _)) {
            send(message, delay.compareTo(WorkQueue.LONGEST_DELAY) > 0 ? WorkQueue.LONGEST_DELAY : delay);
        }
        hands.add(new Hand(time.instant(), hand.number(), hand.handler()));
    }

    private static Outcome outcome(Handler<Message> handler, Message message) {
        try {
            return handler.handle(message);
        } catch (DependencyException e) {
            return new Outcome.Later(e.retryAfter(), e.kind().name());
        }
    }

    private Hand firstFree() {
        return Objects.requireNonNull(hands.peek(), "a station has a hand");
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
