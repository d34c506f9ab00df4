package io.snapwarden.simulation.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// A recovery point of AWS Backup as the model keeps it.
final class StoredPoint implements Numbered {

    private static final long NEVER = Long.MAX_VALUE;

    final int number;
    final String arn;
    final StoredJob.Order order;
    final BackupEnd end;
    final long createdAt;
    final long completedAt;
    final String plan;
    final Map<String, String> tags;
    private final long seenFrom;
    private long unseenFrom = NEVER;

    StoredPoint(int number, String arn, StoredJob.Order order, BackupEnd end, Times times, String plan) {
        this.number = number;
        this.arn = arn;
        this.order = order;
        this.end = end;
        this.createdAt = times.createdAt();
        this.completedAt = times.completedAt();
        this.seenFrom = times.seenFrom();
        this.plan = plan;
        tags = new HashMap<>(order.tags());
    }

    /// @param seenFrom when listings begin to show it
    record Times(long createdAt, long completedAt, long seenFrom) {}

    boolean seen(long now) {
        return seenFrom <= now && now < unseenFrom;
    }

    void delete(long unseenFromThen) {
        unseenFrom = unseenFromThen;
    }

    BackupPointRow row() {
        long bytes = 1L << 30;
        boolean whole = end.state() == BackupEnd.State.COMPLETED;
        return new BackupPointRow(
                arn,
                order.vault(),
                order.resource(),
                order.role(),
                whole ? "COMPLETED" : "PARTIAL",
                whole ? "" : end.message(),
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(completedAt),
                bytes,
                plan);
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
