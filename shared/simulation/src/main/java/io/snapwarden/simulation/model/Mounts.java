package io.snapwarden.simulation.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/// The mount points of a host, what of them is frozen, and the watchdog that thaws them all when its lease ends.
final class Mounts {

    static final String ROOT = "/";

    private static final long UNARMED = -1;

    private final Timeline timeline;
    private final LongConsumer rootThawed;
    private final Set<String> points = new TreeSet<>(Set.of(ROOT));
    private final Map<String, Freeze> frozen = new TreeMap<>();
    private final List<Freeze> thawed = new ArrayList<>();
    private long leaseEndsAt = UNARMED;
    private int leases;

    /// @param rootThawed what waits for the root to be written to again
    Mounts(Timeline timeline, LongConsumer rootThawed) {
        this.timeline = timeline;
        this.rootThawed = rootThawed;
    }

    void add(String point) {
        points.add(point);
    }

    Set<String> points() {
        return Set.copyOf(points);
    }

    boolean isFrozen(String point) {
        return frozen.containsKey(point);
    }

    /// The kernel refuses what is frozen already, and what is not there.
    boolean freeze(String point, long at) {
        if (!points.contains(point) || frozen.containsKey(point)) {
            return false;
        }
        var lease = armed() ? Instant.ofEpochMilli(leaseEndsAt) : null;
        frozen.put(point, new Freeze(point, Instant.ofEpochMilli(at), lease, null, null));
        return true;
    }

    /// The kernel refuses what is not frozen.
    boolean thaw(String point, long at) {
        return thaw(point, at, Thaw.DOCUMENT);
    }

    private boolean thaw(String point, long at, Thaw by) {
        var freeze = frozen.remove(point);
        if (freeze == null) {
            return false;
        }
        thawed.add(freeze.thawed(Instant.ofEpochMilli(at), by));
        if (point.equals(ROOT)) {
            rootThawed.accept(at);
        }
        return true;
    }

    /// A lease that runs already is replaced.
    void arm(Duration lease, long at) {
        leaseEndsAt = at + lease.toMillis();
        int armedNow = ++leases;
        timeline.at(leaseEndsAt, then -> {
            if (armed() && leases == armedNow) {
                leaseEndsAt = UNARMED;
                thawAll(then, Thaw.WATCHDOG);
            }
        });
    }

    /// Whether it was armed still.
    boolean disarm() {
        boolean was = armed();
        leaseEndsAt = UNARMED;
        return was;
    }

    boolean armed() {
        return leaseEndsAt != UNARMED;
    }

    /// Neither a freeze nor a watchdog outlives the power.
    void powerOff(long at) {
        leaseEndsAt = UNARMED;
        thawAll(at, Thaw.POWER_OFF);
    }

    private void thawAll(long at, Thaw by) {
        List.copyOf(frozen.keySet()).forEach(point -> thaw(point, at, by));
    }

    /// All freezes there ever were: those that ended, then those that last.
    List<Freeze> freezes() {
        var all = new ArrayList<>(thawed);
        all.addAll(frozen.values());
        return all;
    }

    List<Freeze> lasting() {
        return List.copyOf(frozen.values());
    }
}
