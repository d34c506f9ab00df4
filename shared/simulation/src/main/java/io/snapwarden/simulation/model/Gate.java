package io.snapwarden.simulation.model;

import java.time.InstantSource;
import java.util.function.Supplier;

/// What every call passes: Region, credentials, bucket, rights and faults; only then does it have an effect.
final class Gate {

    private final ScopeState state;
    private final SimulatedAccount account;
    private final Dialect dialect;
    private final Calls calls;
    private final InstantSource time;
    private final boolean open;

    private Gate(
            ScopeState state,
            SimulatedAccount account,
            Dialect dialect,
            Calls calls,
            InstantSource time,
            boolean open) {
        this.state = state;
        this.account = account;
        this.dialect = dialect;
        this.calls = calls;
        this.time = time;
        this.open = open;
    }

    static Gate guarded(ScopeState state, SimulatedAccount account, Dialect dialect, Calls calls, InstantSource time) {
        return new Gate(state, account, dialect, calls, time, false);
    }

    /// Lets everything through, uncounted.
    static Gate open(ScopeState state, SimulatedAccount account, Calls calls, InstantSource time) {
        return new Gate(state, account, Dialect.EC2, calls, time, true);
    }

    <T> T pass(String role, String action, boolean narrowed, Supplier<T> effect) {
        return prepared(role, action, narrowed, () -> effect);
    }

    /// @param preparation looks at other scopes while this one is not locked, and gives the effect
    <T> T prepared(String role, String action, boolean narrowed, Supplier<Supplier<T>> preparation) {
        if (open) {
            return settled(preparation.get());
        }
        try {
            admit(role, action, narrowed);
            var answer = settled(preparation.get());
            release(action);
            calls.countOk(state.scope, action);
            return answer;
        } catch (AwsError e) {
            calls.count(state.scope, action, e.code());
            throw e;
        } catch (ReplyLost e) {
            calls.count(state.scope, action, "reply lost");
            throw e;
        }
    }

    private void admit(String role, String action, boolean narrowed) {
        var region = state.scope.region();
        if (state.faults.isDown(region)) {
            throw dialect.unavailable();
        }
        if (!account.isEnabled(region)) {
            throw dialect.regionOff(region.id());
        }
        if (account.isExpired(role)) {
            throw dialect.expired();
        }
        boolean tooFast = !locked(() -> state.buckets.take(action, narrowed, time.instant()));
        if (tooFast || state.faults.strikes(Faults.Kind.THROTTLE, action)) {
            throw dialect.throttled(action);
        }
        if (!account.mayDo(role, action)) {
            throw dialect.denied(role, action);
        }
        if (state.faults.strikes(Faults.Kind.FAIL_BEFORE, action)) {
            throw dialect.internal();
        }
    }

    private void release(String action) {
        if (state.faults.strikes(Faults.Kind.FAIL_AFTER, action)) {
            throw dialect.internal();
        }
        if (state.faults.strikes(Faults.Kind.LOSE_REPLY, action)) {
            throw new ReplyLost(action);
        }
    }

    private <T> T settled(Supplier<T> effect) {
        return locked(() -> {
            state.settle();
            return effect.get();
        });
    }

    private <T> T locked(Supplier<T> work) {
        state.lock.lock();
        try {
            return work.get();
        } finally {
            state.lock.unlock();
        }
    }
}
