package io.snapwarden.runtime.host;

import io.snapwarden.runtime.config.Foundation;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks each minute whether another policy file was put, and says so once.
final class PolicyWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PolicyWatch.class);
    private static final int EVERY_SECONDS = 60;

    private final Foundation foundation;
    private final Runnable outdated;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("policy-watch").daemon().factory());
    private volatile boolean seenAnother;

    PolicyWatch(Foundation foundation, Runnable outdated) {
        this.foundation = foundation;
        this.outdated = outdated;
        var _ = clock.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    boolean hasSeenAnother() {
        return seenAnother;
    }

    /// A schedule that threw would end.
    private void look() {
        try {
            if (!seenAnother && foundation.isOutdated()) {
                seenAnother = true;
                outdated.run();
            }
        } catch (RuntimeException e) {
            log.error("Could not look for another policy file", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
