package io.snapwarden.simulation.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// The agent of Systems Manager on a host: takes commands while it is reached, and runs a few at once.
final class Agent {

    private static final long REACHED = Long.MAX_VALUE;

    private final int workers;
    private final BooleanSupplier stuck;
    private final Deque<LongConsumer> backlog = new ArrayDeque<>();
    private final Set<HostRun> running = new HashSet<>();
    private final Deque<HostRun> waiting = new ArrayDeque<>();
    private boolean online = true;
    private boolean powered = true;
    private long silentSince = REACHED;

    /// @param stuck whether it cannot write to its own disk
    Agent(int workers, BooleanSupplier stuck) {
        this.workers = workers;
        this.stuck = stuck;
    }

    boolean isReached() {
        return online && powered && !stuck.getAsBoolean();
    }

    /// Whether it has been silent for so long that Systems Manager knows.
    boolean isKnownToBeOffline(long now, long noticedAfter) {
        return silentSince != REACHED && now - silentSince >= noticedAfter;
    }

    /// Now, or when it is reached again.
    void whenReached(long at, LongConsumer then) {
        if (isReached()) {
            then.accept(at);
        } else {
            backlog.add(then);
        }
    }

    void online(boolean on, long at) {
        online = on;
        reachChanged(at);
    }

    void powerOff(long at) {
        powered = false;
        running.forEach(HostRun::kill);
        running.clear();
        waiting.clear();
        reachChanged(at);
    }

    void powerOn(long at) {
        powered = true;
        reachChanged(at);
    }

    void reachChanged(long at) {
        if (!isReached()) {
            silentSince = Math.min(silentSince, at);
            return;
        }
        silentSince = REACHED;
        release(at);
    }

    /// Whatever waits goes on, though nobody is there any more.
    void release(long at) {
        var waited = List.copyOf(backlog);
        backlog.clear();
        waited.forEach(then -> then.accept(at));
    }

    void take(HostRun run, long at) {
        if (running.size() < workers) {
            running.add(run);
            run.start(at);
        } else {
            waiting.add(run);
        }
    }

    void ended(HostRun run, long at) {
        waiting.remove(run);
        if (running.remove(run) && !waiting.isEmpty()) {
            take(waiting.remove(), at);
        }
    }
}
