package io.snapwarden.runtime.work;

import io.snapwarden.domain.event.Event.WorkRejected;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkQueue.Delivery;
import io.snapwarden.runtime.wire.Decoded;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes one delivery to its fate: reads it, hands it to its handler, settles. The same on every host; it never waits
/// and never throws, so that nothing that arrives can stop the host.
///
/// @param <M> what arrives
public final class WorkProcessor<M> {

    /// Another version of this program may understand it: a rolling deployment is over by then.
    static final Duration UNKNOWN_STAYS = Duration.ofHours(6);

    /// As long as SQS would keep it: what is put off again and again is not put off for ever.
    static final Duration PUT_OFF_AT_MOST = Duration.ofDays(14);

    private static final Logger LOG = LoggerFactory.getLogger(WorkProcessor.class);

    private final WorkQueue queue;
    private final Function<String, Decoded<M>> format;
    private final Handler<M> handler;
    private final EventSink events;
    private final InstantSource time;

    /// @param format reads a body, as `WireFormat::decodeMessage` does
    public WorkProcessor(
            WorkQueue queue,
            Function<String, Decoded<M>> format,
            Handler<M> handler,
            EventSink events,
            InstantSource time) {
        this.queue = queue;
        this.format = format;
        this.handler = handler;
        this.events = events;
        this.time = time;
    }

    public Fate process(Delivery delivery) {
        try (var logged = LogContext.of(delivery)) {
            return process(delivery, logged);
        }
    }

    private Fate process(Delivery delivery, LogContext logged) {
        try {
            return switch (format.apply(delivery.body())) {
                case Decoded.Known<M>(var work) -> {
                    logged.about(work);
                    yield settle(delivery, outcome(work));
                }
                case Decoded.Unknown<M>(var type, int version) -> waitForANewerProgram(delivery, type, version);
                case Decoded.Unreadable<M>(var why) -> bury(delivery, "unreadable: " + why);
            };
        } catch (DependencyException e) {
            LOG.warn(
                    "Could not settle, leaving the message to its lease [receives={}]: {}",
                    delivery.receives(),
                    e.getMessage());
            return Fate.LEFT;
        } catch (RuntimeException e) {
            LOG.error("Unexpected failure, leaving the message to its lease [work={}]", delivery.body(), e);
            return Fate.LEFT;
        }
    }

    private Outcome outcome(M work) {
        try {
            return RunsInHand.during(work, () -> handler.handle(work));
        } catch (DependencyException e) {
            LOG.warn("Later, in {} [work={}]: {}", e.retryAfter(), work, e.getMessage());
            return new Outcome.Later(e.retryAfter(), String.valueOf(e.getMessage()));
        }
    }

    private Fate settle(Delivery delivery, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> {
                queue.acknowledge(delivery);
                yield Fate.DONE;
            }
            case Outcome.Later(var delay, var why) -> defer(delivery, delay, why);
            case Outcome.Rejected(var why) -> {
                events.publish(new WorkRejected(type(delivery), why, delivery.body(), time.instant()));
                queue.acknowledge(delivery);
                yield Fate.REJECTED;
            }
        };
    }

    private Fate waitForANewerProgram(Delivery delivery, String type, int version) {
        if (age(delivery).compareTo(UNKNOWN_STAYS) < 0) {
            return defer(delivery, WorkQueue.LONGEST_DELAY, "unknown");
        }
        return bury(delivery, "nobody knew " + type + " version " + version + " for " + UNKNOWN_STAYS);
    }

    private Duration age(Delivery delivery) {
        return Duration.between(delivery.firstSent(), time.instant());
    }

    private Fate defer(Delivery delivery, Duration delay, String why) {
        if (age(delivery).compareTo(PUT_OFF_AT_MOST) >= 0) {
            return bury(delivery, "put off for " + PUT_OFF_AT_MOST + ", at last because: " + why);
        }
        var longest = WorkQueue.LONGEST_DELAY;
        queue.defer(delivery, delay.compareTo(longest) > 0 ? longest : delay);
        return Fate.DEFERRED;
    }

    private Fate bury(Delivery delivery, String reason) {
        queue.bury(delivery, reason);
        return Fate.BURIED;
    }

    private static String type(Delivery delivery) {
        return delivery.attributes().getOrDefault(WorkQueue.TYPE, "unknown");
    }
}
