package io.snapwarden.simulation.model;

import java.time.Instant;
import java.util.Map;

/// A job as the model keeps it. What becomes of it is settled when it is asked for; time does the rest.
///
/// @param runsAt when it begins to run; never, for one that ends before
/// @param point the ARN of what it makes; empty for nothing
record StoredJob(
        int number,
        String id,
        Order order,
        long createdAt,
        long runsAt,
        long endsAt,
        BackupEnd end,
        String point,
        long seenFrom)
        implements Numbered {

    /// What was asked for.
    record Order(String resource, String vault, String role, String token, Map<String, String> tags) {
        Order {
            tags = Map.copyOf(tags);
        }
    }

    boolean open(long now) {
        return now < endsAt;
    }

    boolean seen(long now) {
        return seenFrom <= now;
    }

    BackupJobRow row(long now) {
        boolean open = open(now);
        return new BackupJobRow(
                id,
                order.resource(),
                order.vault(),
                order.role(),
                open ? (now < runsAt ? "CREATED" : "RUNNING") : end.state().name(),
                open ? "" : end.message(),
                open ? "" : point,
                Instant.ofEpochMilli(createdAt),
                open ? null : Instant.ofEpochMilli(endsAt));
    }

    @Override
    public boolean forgotten(long now) {
        return false;
    }
}
