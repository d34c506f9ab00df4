package io.snapwarden.simulation.model;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A database as the model keeps it.
final class StoredDatabase implements Numbered {

    static final String AVAILABLE = "available";

    final int number;
    final String resourceId;
    final String engine;
    final String cluster;
    final int sizeGiB;
    String identifier;
    Map<String, String> tags;
    String status = AVAILABLE;
    boolean keyDenied;
    boolean deleted;

    /// How the next snapshot fares, where that is not left to its size: how long it takes, and whether it fails.
    @Nullable
    Duration takes;

    boolean fails;

    /// When the last snapshot was taken; negative before the first.
    long lastSnapshotAt = -1;

    StoredDatabase(
            int number,
            String resourceId,
            String identifier,
            String engine,
            String cluster,
            int sizeGiB,
            Map<String, String> tags) {
        this.number = number;
        this.resourceId = resourceId;
        this.identifier = identifier;
        this.engine = engine;
        this.cluster = cluster;
        this.sizeGiB = sizeGiB;
        this.tags = Map.copyOf(tags);
    }

    DatabaseInfo info() {
        return new DatabaseInfo(identifier, resourceId, engine, status, cluster, tags);
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public boolean forgotten(long now) {
        return deleted;
    }
}
