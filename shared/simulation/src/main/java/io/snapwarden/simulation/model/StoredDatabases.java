package io.snapwarden.simulation.model;

import java.util.HashMap;
import java.util.Map;

/// What RDS has of one family in a scope.
final class StoredDatabases {

    static final String MANUAL = "manual";

    /// Service Quotas of RDS: manual DB instance snapshots, and manual DB cluster snapshots, 100 of each in a Region.
    private static final int QUOTA = 100;

    int quota = QUOTA;

    final Shelf<StoredDatabase> databases = new Shelf<>();
    final Map<String, StoredDatabase> byIdentifier = new HashMap<>();
    final Shelf<StoredDatabaseSnapshot> snapshots = new Shelf<>();
    final Map<String, StoredDatabaseSnapshot> byName = new HashMap<>();

    void put(StoredDatabase database) {
        databases.add(database);
        byIdentifier.put(database.identifier, database);
    }

    void put(StoredDatabaseSnapshot snapshot) {
        snapshots.add(snapshot);
        byName.put(snapshot.name, snapshot);
    }

    long manual() {
        return byName.values().stream().filter(one -> one.type.equals(MANUAL)).count();
    }

    long open(long now) {
        return byName.values().stream().filter(one -> one.open(now)).count();
    }
}
