package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.Region;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// What goes wrong: by chance from one seed, or as scripted. Nothing goes wrong until it is told to.
public final class Faults {

    /// What can happen to a call.
    public enum Kind {
        /// Refused for going too fast, whatever the bucket holds.
        THROTTLE,
        /// 500, and nothing was done.
        FAIL_BEFORE,
        /// 500, and it was done.
        FAIL_AFTER,
        /// No answer, and it was done.
        LOSE_REPLY,
        /// A page other than the first fails.
        BREAK_LISTING,
        /// The snapshots that it makes end in `error`.
        ERROR_SNAPSHOT
    }

    private final Random random;
    private final Map<Kind, Double> shares = new EnumMap<>(Kind.class);
    private final Map<String, Deque<Kind>> scripted = new HashMap<>();
    private final Set<Region> down = new HashSet<>();
    private Duration lag = Duration.ZERO;

    Faults(long seed) {
        random = new Random(seed);
    }

    /// From now on this share of all calls suffers it.
    public synchronized Faults share(Kind kind, double share) {
        shares.put(kind, share);
        return this;
    }

    /// The next call of that action suffers it; said several times, the calls after it too.
    public synchronized Faults next(String action, Kind kind) {
        scripted.computeIfAbsent(action, _ -> new ArrayDeque<>()).add(kind);
        return this;
    }

    /// Reads may be so far behind, if that is further than the limits say.
    public synchronized Faults lagReads(Duration longest) {
        lag = longest;
        return this;
    }

    /// Every call to the Region fails until it is [#up].
    public synchronized Faults down(Region region) {
        down.add(region);
        return this;
    }

    public synchronized Faults up(Region region) {
        down.remove(region);
        return this;
    }

    /// Everything goes well again.
    public synchronized void stop() {
        shares.clear();
        scripted.clear();
        down.clear();
        lag = Duration.ZERO;
    }

    synchronized boolean isDown(Region region) {
        return down.contains(region);
    }

    synchronized boolean strikes(Kind kind, String action) {
        var script = scripted.get(action);
        if (script != null && script.peek() == kind) {
            script.remove();
            return true;
        }
        var share = shares.get(kind);
        return share != null && random.nextDouble() < share;
    }

    synchronized long lagMillis(Duration usual) {
        long longest = Math.max(usual.toMillis(), lag.toMillis());
        return longest == 0 ? 0 : random.nextLong(longest + 1);
    }

    /// Between -1 and 1, for how long a snapshot takes.
    synchronized double chance() {
        return random.nextDouble(-1, 1);
    }
}
