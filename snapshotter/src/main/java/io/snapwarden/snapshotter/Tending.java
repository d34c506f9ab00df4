package io.snapwarden.snapshotter;

import io.snapwarden.snapshotter.hook.HookLease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Says again and again that we are at work, so that nobody takes over what takes long.
final class Tending implements Runnable {

    /// Well under the settle time, after which others would take over.
    static final Duration SAID_EVERY = Duration.ofSeconds(20);

    private final Claims claims;
    private final InstantSource time;
    private final @Nullable HookLease lease;
    private Hold hold;
    private Instant next;

    /// @param lease of the hooks that are owed; null where none are
    Tending(Hold hold, @Nullable HookLease lease, Claims claims, InstantSource time) {
        this.hold = hold;
        this.lease = lease;
        this.claims = claims;
        this.time = time;
        this.next = hold.since().plus(SAID_EVERY);
    }

    @Override
    public void run() {
        if (!time.instant().isBefore(next)) {
            fresh();
        }
    }

    /// As it stands.
    Hold hold() {
        return hold;
    }

    Tending freshly() {
        fresh();
        return this;
    }

    /// With all the time that a claim gives.
    Hold fresh() {
        next = time.instant().plus(SAID_EVERY);
        hold = claims.renew(hold);
        if (lease != null) {
            lease.keep();
        }
        return hold;
    }
}
