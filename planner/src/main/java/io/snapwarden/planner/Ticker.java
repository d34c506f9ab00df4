package io.snapwarden.planner;

import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.WorkSender;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ticks into the planner's own queue, where nobody outside does. Several of them do no harm.
final class Ticker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Ticker.class);

    private final WorkSender work;
    private final InstantSource time;
    private final @Nullable Duration every;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ticker").daemon().factory());

    /// @param every null when somebody else ticks
    Ticker(WorkSender work, InstantSource time, @Nullable Duration every) {
        this.work = work;
        this.time = time;
        this.every = every;
    }

    void start() {
        if (every != null) {
            var _ = clock.scheduleAtFixedRate(() -> tick(every), 0, every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// A tick that is not sent is followed by another; a schedule that threw would end.
    private void tick(Duration pause) {
        try {
            var trace = UUID.randomUUID().toString();
            work.send(new Message(new Work.Tick(), time.instant().plus(pause), trace));
        } catch (DependencyException e) {
            log.warn("Could not tick: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("Could not tick", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
