package io.snapwarden.simulation.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A snapshot of RDS as a listing shows it.
///
/// @param source the resource id of the database
/// @param type `manual`, `automated` or `awsbackup`
/// @param takenAt null while it is being made, as in RDS
public record DatabaseSnapshotRow(
        String arn,
        String name,
        String database,
        String source,
        String type,
        String status,
        @Nullable Instant takenAt,
        Map<String, String> tags) {

    public DatabaseSnapshotRow {
        tags = Map.copyOf(tags);
    }
}
