package io.snapwarden.simulation.scheduler;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One act of an actor, on a thread of its own that runs only while it has the baton.
final class Stretch {

    /// So long in real time may a thread keep the baton.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final ThreadLocal<Stretch> CURRENT = new ThreadLocal<>();

    private final Semaphore go = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private final Thread thread;
    private Instant wakeAt;
    private boolean over;
    private boolean crashing;
    private @Nullable Throwable trouble;

    Stretch(String name, Instant now, Runnable act) {
        wakeAt = now;
        thread = Thread.ofVirtual().name(name).unstarted(() -> run(act));
        thread.start();
    }

    /// The stretch of this thread; null when it is not the simulation's.
    static @Nullable Stretch current() {
        return CURRENT.get();
    }

    /// Gives the baton to this stretch until it pauses or is over.
    void resume() {
        go.release();
        boolean returned = false;
        try {
            returned = back.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (!returned) {
            throw new IllegalStateException(thread.getName() + " keeps the baton: it waits for something that only a"
                    + " paused worker can give, a lock or a queue that blocks, at "
                    + Arrays.toString(thread.getStackTrace()));
        }
    }

    /// Gives the baton back until it is that late.
    void pauseUntil(Instant instant) {
        dieIfCrashing();
        wakeAt = instant;
        back.release();
        go.acquireUninterruptibly();
        dieIfCrashing();
    }

    void dieIfCrashing() {
        if (crashing) {
            throw new Crash("dead already");
        }
    }

    /// From now on nothing that this stretch calls has an effect.
    Crash crash(String where) {
        crashing = true;
        return new Crash(where);
    }

    /// Lets a stretch that is paused die, so that its thread ends.
    void kill() {
        crashing = true;
        while (!over) {
            resume();
        }
    }

    Instant wakeAt() {
        return wakeAt;
    }

    boolean over() {
        return over;
    }

    boolean crashed() {
        return trouble instanceof Crash;
    }

    /// What escaped, other than a crash.
    @Nullable
    Throwable surprise() {
        return crashed() ? null : trouble;
    }

    private void run(Runnable act) {
        go.acquireUninterruptibly();
        CURRENT.set(this);
        try {
            if (!crashing) {
                act.run();
            }
        } catch (RuntimeException | Error e) {
            trouble = e;
        } finally {
            CURRENT.remove();
            over = true;
            back.release();
        }
    }
}
