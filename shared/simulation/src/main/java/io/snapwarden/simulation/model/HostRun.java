package io.snapwarden.simulation.model;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document while a host runs it.
final class HostRun {

    /// Hears of the end, unless the power went.
    interface Ended {
        void ended(HostRun run, InvocationState how, long at);
    }

    final StringBuilder output = new StringBuilder();
    final StringBuilder errorOutput = new StringBuilder();

    private final StoredHost host;
    private final ScopeState state;
    private final Timeline timeline;
    private final Iterator<Step> steps;
    private final Duration timeout;
    private final Ended listener;

    @Nullable
    private Integer exitCode;

    private boolean over;

    HostRun(StoredHost host, ScopeState state, List<Step> steps, Duration timeout, Ended listener) {
        this.host = host;
        this.state = state;
        this.timeline = state.timeline;
        this.steps = List.copyOf(steps).iterator();
        this.timeout = timeout;
        this.listener = listener;
    }

    void start(long at) {
        timeline.at(at + timeout.toMillis(), then -> end(InvocationState.EXECUTION_TIMED_OUT, then));
        next(at);
    }

    private void next(long at) {
        if (exitCode == null && !steps.hasNext()) {
            exitCode = 0;
        }
        if (exitCode != null) {
            end(exitCode == 0 ? InvocationState.SUCCESS : InvocationState.FAILED, at);
            return;
        }
        var step = steps.next();
        if (!host.hangs.contains(step.name())) {
            timeline.at(at + step.takes().toMillis(), then -> finish(step, then));
        }
    }

    private void finish(Step step, long at) {
        if (!over) {
            step.effect().accept(new Shell(host, this, state, at));
            next(at);
        }
    }

    void exit(int code) {
        exitCode = code;
    }

    /// -1 when it did not come to an end by itself.
    int exitCode() {
        return exitCode == null ? -1 : exitCode;
    }

    /// Ends the processes. What is frozen stays frozen, and the watchdog armed.
    void end(InvocationState how, long at) {
        if (!over) {
            over = true;
            listener.ended(this, how, at);
        }
    }

    void kill() {
        over = true;
    }
}
