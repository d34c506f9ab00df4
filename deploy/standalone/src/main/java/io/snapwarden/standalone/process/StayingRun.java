package io.snapwarden.standalone.process;

import io.snapwarden.domain.work.Work;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Keeps a process working: a tick at the beginning of each minute, until the process is told to stop.
public final class StayingRun {

    private static final Duration TICK_LIFE = Duration.ofMinutes(2);

    private final OneProcess process;
    private final InstantSource time;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    public StayingRun(OneProcess process, InstantSource time) {
        this.process = process;
        this.time = time;
    }

    /// Returns when the process gets a signal; the signal's own exit code stands.
    public void tickEachMinute() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        try {
            do {
                process.send(new Work.Tick(), TICK_LIFE);
            } while (!stopping.await(untilNextMinute().toMillis(), TimeUnit.MILLISECONDS));
            process.close();
        } finally {
            stopped.countDown();
        }
    }

    private Duration untilNextMinute() {
        var now = time.instant();
        return Duration.between(now, now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
    }

    /// The machine waits for its shutdown hooks, and this one for the work in hand.
    private void stop() {
        stopping.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
