package io.snapwarden.simulation.model;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The machine behind an instance, as far as documents can notice.
final class StoredHost {

    final String instance;
    final Mounts mounts;
    final Agent agent;
    final Map<String, Document> documents = new HashMap<>();
    final Map<String, Integer> runs = new TreeMap<>();

    /// What documents leave behind for one another.
    final Map<String, String> files = new TreeMap<>();

    /// The steps that never end.
    final Set<String> hangs = new HashSet<>();

    /// What the role of the instance may not do.
    final Set<String> denied = new HashSet<>();

    /// Null where commands travel as to all hosts.
    @Nullable
    Duration travel;

    /// Whether the instance is terminated.
    boolean gone;

    StoredHost(String instance, Timeline timeline, int workers) {
        this.instance = instance;
        mounts = new Mounts(timeline, this::rootThawed);
        agent = new Agent(workers, this::isRootFrozen);
    }

    void powerOff(long at) {
        mounts.powerOff(at);
        agent.powerOff(at);
    }

    void terminate(long at) {
        gone = true;
        powerOff(at);
        agent.release(at);
    }

    boolean freeze(String point, long at) {
        boolean done = mounts.freeze(point, at);
        agent.reachChanged(at);
        return done;
    }

    private boolean isRootFrozen() {
        return mounts.isFrozen(Mounts.ROOT);
    }

    private void rootThawed(long at) {
        agent.reachChanged(at);
    }
}
