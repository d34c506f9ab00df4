package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// RDS in one scope, as one role sees it. Every method is one API call; it throws [AwsError] or [ReplyLost].
public final class SimulatedRds {

    /// RDS API reference, MaxRecords: 20 to 100.
    public static final int PAGE = 100;

    /// RDS API reference, CreateDBClusterSnapshot; those of instances may be longer.
    private static final Pattern NAME = Pattern.compile("[a-z](-?[a-z0-9])*");

    private static final int LONGEST_NAME = 63;

    private final ScopeState state;
    private final Gate gate;
    private final String role;

    SimulatedRds(ScopeState state, Gate gate, String role) {
        this.state = state;
        this.gate = gate;
        this.role = role;
    }

    public Scope scope() {
        return state.scope;
    }

    /// @param identifier that of one, which must exist; empty for all
    public Page<DatabaseInfo> databases(DatabaseFamily family, String identifier, int pageSize, String marker) {
        var stored = state.databases(family);
        return list("Describe" + family.database() + "s", marker, () -> {
            if (!identifier.isEmpty()) {
                return new Page<>(List.of(database(family, identifier).info()), "");
            }
            return Paging.of(
                    List.of(stored.databases),
                    query(pageSize, marker),
                    state.limits,
                    database -> !database.deleted,
                    StoredDatabase::info);
        });
    }

    /// @param type of snapshot; empty for all
    public Page<DatabaseSnapshotRow> snapshots(
            DatabaseFamily family, String name, String type, int pageSize, String marker) {
        var stored = state.databases(family);
        return list("Describe" + family.snapshot() + "s", marker, () -> {
            long now = state.now();
            if (!name.isEmpty()) {
                var one = stored.byName.get(name);
                if (one == null || !one.seen(now)) {
                    throw family.snapshotMissing(name);
                }
                return new Page<>(List.of(one.row(now)), "");
            }
            return Paging.of(
                    List.of(stored.snapshots),
                    query(pageSize, marker),
                    state.limits,
                    one -> one.seen(now) && (type.isEmpty() || one.type.equals(type)),
                    one -> one.row(now));
        });
    }

    public DatabaseSnapshotRow createSnapshot(
            DatabaseFamily family, String name, String identifier, Map<String, String> tags) {
        var action = "Create" + family.snapshot();
        return call(action, () -> {
            check(family, name, tags);
            var database = database(family, identifier);
            if (!database.status.equals(StoredDatabase.AVAILABLE)) {
                throw family.busy(identifier, database.status);
            }
            if (database.keyDenied) {
                throw AwsError.refused(
                        "KMSKeyNotAccessibleFault", "The KMS key of " + identifier + " cannot be accessed.");
            }
            return make(family, name, database, tags, action).row(state.now());
        });
    }

    private void check(DatabaseFamily family, String name, Map<String, String> tags) {
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            throw AwsError.refused("InvalidParameterValue", "Invalid snapshot identifier: " + name);
        }
        DatabaseTagRules.check(tags);
        var stored = state.databases(family);
        if (stored.byName.containsKey(name)) {
            throw family.snapshotExists(name);
        }
        if (stored.manual() >= stored.quota) {
            throw AwsError.refused(
                    "SnapshotQuotaExceeded", "Cannot create more than " + stored.quota + " manual snapshots");
        }
    }

    private StoredDatabaseSnapshot make(
            DatabaseFamily family, String name, StoredDatabase database, Map<String, String> tags, String action) {
        long now = state.now();
        var stored = state.databases(family);
        boolean fails = state.faults.strikes(Faults.Kind.ERROR_SNAPSHOT, action) || database.fails;
        var times = new StoredDatabaseSnapshot.Times(
                now, now + millis(database, (int) stored.open(now), now), state.seenFrom());
        var snapshot = new StoredDatabaseSnapshot(
                state.number(), state.arn(family, name), name, StoredDatabases.MANUAL, database, times, fails, tags);
        database.lastSnapshotAt = now;
        database.takes = null;
        database.fails = false;
        stored.put(snapshot);
        return snapshot;
    }

    /// As long as snapshots of a volume of that size.
    private long millis(StoredDatabase database, int pending, long now) {
        if (database.takes != null) {
            return database.takes.toMillis();
        }
        var pace = state.limits.pace();
        var since = Duration.ofMillis(database.lastSnapshotAt < 0 ? -1 : now - database.lastSnapshotAt);
        return pace.of(database.sizeGiB, pace.churn(), since, pending, state.faults.chance())
                .toMillis();
    }

    public void deleteSnapshot(DatabaseFamily family, String name) {
        call("Delete" + family.snapshot(), () -> {
            var stored = state.databases(family);
            var snapshot = stored.byName.get(name);
            if (snapshot == null || !snapshot.type.equals(StoredDatabases.MANUAL)) {
                throw family.snapshotMissing(name);
            }
            if (snapshot.open(state.now())) {
                throw family.snapshotBusy(name, "creating");
            }
            snapshot.delete(state.seenFrom());
            stored.byName.remove(name);
            stored.snapshots.lost(state.now());
            return true;
        });
    }

    private StoredDatabase database(DatabaseFamily family, String identifier) {
        var database = state.databases(family).byIdentifier.get(identifier);
        if (database == null) {
            throw family.missing(identifier);
        }
        return database;
    }

    private static Query query(int pageSize, String marker) {
        int size = pageSize == 0 ? PAGE : Math.min(pageSize, PAGE);
        return new Query(List.of(), List.of(), List.of(), size, marker);
    }

    private <T> Page<T> list(String action, String marker, Supplier<Page<T>> page) {
        return call(action, () -> {
            if (!marker.isEmpty() && state.faults.strikes(Faults.Kind.BREAK_LISTING, action)) {
                throw Dialect.RDS.internal();
            }
            return page.get();
        });
    }

    private <T> T call(String action, Supplier<T> effect) {
        return gate.pass(role, action, true, effect);
    }
}
