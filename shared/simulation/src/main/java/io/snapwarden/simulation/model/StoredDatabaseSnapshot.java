package io.snapwarden.simulation.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// A snapshot of RDS as the model keeps it.
final class StoredDatabaseSnapshot implements Numbered {

    private static final long NEVER = Long.MAX_VALUE;

    final int number;
    final String arn;
    final String name;
    final String type;
    final Map<String, String> tags;
    private final String database;
    private final String source;
    private final Times times;
    private final boolean fails;
    private long unseenFrom = NEVER;

    /// @param seenFrom when listings begin to show it
    record Times(long takenAt, long endsAt, long seenFrom) {}

    StoredDatabaseSnapshot(
            int number,
            String arn,
            String name,
            String type,
            StoredDatabase of,
            Times times,
            boolean fails,
            Map<String, String> tags) {
        this.number = number;
        this.arn = arn;
        this.name = name;
        this.type = type;
        this.database = of.identifier;
        this.source = of.resourceId;
        this.times = times;
        this.fails = fails;
        this.tags = new HashMap<>(tags);
    }

    boolean seen(long now) {
        return times.seenFrom <= now && now < unseenFrom;
    }

    boolean open(long now) {
        return now < times.endsAt;
    }

    DatabaseStage.Making making() {
        return new DatabaseStage.Making(Instant.ofEpochMilli(times.takenAt), Instant.ofEpochMilli(times.endsAt));
    }

    void delete(long unseenFromThen) {
        unseenFrom = unseenFromThen;
    }

    DatabaseSnapshotRow row(long now) {
        return new DatabaseSnapshotRow(
                arn,
                name,
                database,
                source,
                type,
                open(now) ? "creating" : fails ? "failed" : StoredDatabase.AVAILABLE,
                open(now) ? null : Instant.ofEpochMilli(times.takenAt),
                tags);
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public boolean forgotten(long now) {
        return unseenFrom <= now;
    }
}
