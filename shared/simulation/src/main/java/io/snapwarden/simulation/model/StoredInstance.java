package io.snapwarden.simulation.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An instance as the model keeps it.
final class StoredInstance implements Numbered {

    /// EC2 User Guide: a terminated instance "remains visible in the console for a short while", about an hour.
    private static final Duration TERMINATED_SEEN = Duration.ofHours(1);

    final int number;
    final String id;
    final String zone;
    final String type;
    final long launchedAt;
    final List<StoredVolume> volumes = new ArrayList<>();
    boolean windows;
    Map<String, String> tags;
    InstanceState state = InstanceState.RUNNING;

    /// When it was terminated; negative while it is not.
    long terminatedAt = -1;

    StoredInstance(int number, String id, String zone, String type, Map<String, String> tags, long launchedAt) {
        this.number = number;
        this.id = id;
        this.zone = zone;
        this.type = type;
        this.tags = Map.copyOf(tags);
        this.launchedAt = launchedAt;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public boolean forgotten(long now) {
        return terminatedAt >= 0 && now - terminatedAt >= TERMINATED_SEEN.toMillis();
    }
}
