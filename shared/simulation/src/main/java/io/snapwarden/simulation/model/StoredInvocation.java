package io.snapwarden.simulation.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A command on one host, as Systems Manager knows it: what the host did is known when the agent has said so.
final class StoredInvocation {

    final CommandRow command;
    final StoredHost host;
    private final long seenFrom;
    private InvocationState state = InvocationState.PENDING;
    private int responseCode = -1;
    private String output = "";
    private String errorOutput = "";

    @Nullable
    private Instant startedAt;

    @Nullable
    private Instant endedAt;

    /// Null until the host has it.
    @Nullable
    HostRun run;

    StoredInvocation(CommandRow command, StoredHost host, long seenFrom) {
        this.command = command;
        this.host = host;
        this.seenFrom = seenFrom;
    }

    boolean seen(long now) {
        return seenFrom <= now;
    }

    InvocationState state() {
        return state;
    }

    void delayed() {
        state = InvocationState.DELAYED;
    }

    void cancelling() {
        state = InvocationState.CANCELLING;
    }

    void started(HostRun by, long at) {
        run = by;
        state = InvocationState.IN_PROGRESS;
        startedAt = Instant.ofEpochMilli(at);
    }

    /// The first end counts.
    void end(InvocationState how, long at) {
        if (!state.isFinal()) {
            state = how;
            endedAt = Instant.ofEpochMilli(at);
        }
    }

    void report(HostRun of, InvocationState how, long at, CommandLimits limits) {
        if (!state.isFinal()) {
            responseCode = of.exitCode();
            output = cut(of.output, limits.output());
            errorOutput = cut(of.errorOutput, limits.errorOutput());
            end(how, at);
        }
    }

    private static String cut(StringBuilder text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }

    InvocationRow row() {
        return new InvocationRow(command, host.instance, state, responseCode, startedAt, endedAt, output, errorOutput);
    }
}
