package io.snapwarden.snapshotter;

import io.snapwarden.snapshotter.hook.HookLease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// A claim, and the lease of its hooks where there is one: says again and again that we are at work, so that nobody
/// takes over what takes long. For one thread.
final class Kept implements Runnable {

    /// Well under the settle time, after which others would take over.
    static final Duration SAID_EVERY = Duration.ofSeconds(20);

    private static final Duration YOUNG = Duration.ofSeconds(5);

    private final Claims claims;
    private final InstantSource time;
    private Hold hold;
    private Instant next;
    private @Nullable HookLease lease;

    Kept(Claims claims, InstantSource time, Hold hold) {
        this.claims = claims;
        this.time = time;
        this.hold = hold;
        this.next = hold.since().plus(SAID_EVERY);
    }

    void with(HookLease owed) {
        lease = owed;
    }

    /// What was owed is paid, or left to others.
    void withoutLease() {
        lease = null;
    }

    Hold hold() {
        return hold;
    }

    @Override
    public void run() {
        if (!time.instant().isBefore(next)) {
            fresh();
        }
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

    /// With most of it.
    Hold young() {
        return time.instant().isAfter(hold.since().plus(YOUNG)) ? fresh() : hold;
    }
}
