package io.snapwarden.simulation.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Sets up the databases of RDS in a scope, and looks behind them, without any call.
public final class DatabaseStage {

    private static final int ID_LENGTH = 26;

    private final ScopeState state;
    private final DatabaseFamily family;

    DatabaseStage(ScopeState state, DatabaseFamily family) {
        this.state = state;
        this.family = family;
    }

    /// A database that is available.
    ///
    /// @return its resource id
    public String put(String identifier, int sizeGiB, Map<String, String> tags) {
        return put(identifier, family == DatabaseFamily.CLUSTERS ? "aurora-postgresql" : "postgres", sizeGiB, tags);
    }

    public String put(String identifier, String engine, int sizeGiB, Map<String, String> tags) {
        return put(identifier, engine, "", sizeGiB, tags);
    }

    /// An instance that is a member of a cluster.
    public String member(String identifier, String cluster, Map<String, String> tags) {
        return put(identifier, "aurora-postgresql", cluster, 1, tags);
    }

    private String put(String identifier, String engine, String cluster, int sizeGiB, Map<String, String> tags) {
        return read(() -> {
            var id = family.idBeginning() + letters();
            state.databases(family)
                    .put(new StoredDatabase(state.number(), id, identifier, engine, cluster, sizeGiB, tags));
            return id;
        });
    }

    private String letters() {
        var text = new StringBuilder();
        state.uuid().chars().filter(Character::isLetterOrDigit).limit(ID_LENGTH).forEach(text::appendCodePoint);
        return text.toString().toUpperCase(Locale.ROOT);
    }

    public boolean exists(String identifier) {
        return read(() -> state.databases(family).byIdentifier.containsKey(identifier));
    }

    /// So many manual snapshots there may be, as long as nobody says otherwise.
    public int quota() {
        return read(() -> state.databases(family).quota);
    }

    public DatabaseStage remove(String identifier) {
        return with(identifier, database -> {
            database.deleted = true;
            state.databases(family).byIdentifier.remove(identifier);
        });
    }

    public DatabaseStage rename(String identifier, String to) {
        return with(identifier, database -> {
            var stored = state.databases(family);
            stored.byIdentifier.remove(identifier);
            database.identifier = to;
            stored.byIdentifier.put(to, database);
        });
    }

    /// It carries these tags from now on, and no others.
    public DatabaseStage retag(String identifier, Map<String, String> tags) {
        return with(identifier, database -> database.tags = Map.copyOf(tags));
    }

    /// `available`, `backing-up`, `stopped` and so on.
    public DatabaseStage become(String identifier, String status) {
        return with(identifier, database -> database.status = status);
    }

    /// From now on its key may not be used.
    public DatabaseStage denyKey(String identifier) {
        return with(identifier, database -> database.keyDenied = true);
    }

    public DatabaseStage nextTakes(String identifier, Duration time) {
        return with(identifier, database -> database.takes = time);
    }

    public DatabaseStage nextFails(String identifier) {
        return with(identifier, database -> database.fails = true);
    }

    /// The next snapshot is as is usual, whatever was said before.
    public DatabaseStage nextAsUsual(String identifier) {
        return with(identifier, database -> {
            database.takes = null;
            database.fails = false;
        });
    }

    public DatabaseStage quota(int manualSnapshots) {
        read(() -> state.databases(family).quota = manualSnapshots);
        return this;
    }

    /// A snapshot that somebody else has made: a person, RDS by itself, or AWS Backup.
    public void snapshot(String name, String identifier, String type, Map<String, String> tags) {
        with(identifier, database -> {
            long now = state.now();
            state.databases(family)
                    .put(new StoredDatabaseSnapshot(
                            state.number(),
                            state.arn(family, name),
                            name,
                            type,
                            database,
                            new StoredDatabaseSnapshot.Times(now, now, now),
                            false,
                            tags));
        });
    }

    /// Writes tags on a snapshot, as whoever may do that can.
    public void tag(String name, Map<String, String> tags) {
        withTags(name, written -> written.putAll(tags));
    }

    public void untag(String name) {
        withTags(name, Map::clear);
    }

    public void untag(String name, String key) {
        withTags(name, written -> written.remove(key));
    }

    private void withTags(String name, Consumer<Map<String, String>> change) {
        read(() -> {
            var snapshot = state.databases(family).byName.get(name);
            if (snapshot == null) {
                throw new IllegalArgumentException("there is no snapshot " + name);
            }
            change.accept(snapshot.tags);
            return true;
        });
    }

    /// The snapshots that exist in truth, whatever listings show, oldest first.
    public List<DatabaseSnapshotRow> snapshots() {
        return read(() -> Walk.all(state.databases(family).snapshots).stream()
                .filter(snapshot -> state.databases(family).byName.get(snapshot.name) == snapshot)
                .map(snapshot -> snapshot.row(state.now()))
                .toList());
    }

    /// When a snapshot was taken and when it is made, which RDS does not say while it is being made, or at all.
    public Making making(String name) {
        return read(() -> {
            var snapshot = state.databases(family).byName.get(name);
            if (snapshot == null) {
                throw new IllegalArgumentException("there is no snapshot " + name);
            }
            return snapshot.making();
        });
    }

    /// @param endsAt when it is available, or has failed
    public record Making(Instant takenAt, Instant endsAt) {}

    private DatabaseStage with(String identifier, Consumer<StoredDatabase> change) {
        read(() -> {
            var database = state.databases(family).byIdentifier.get(identifier);
            if (database == null) {
                throw new IllegalArgumentException("there is no database " + identifier);
            }
            change.accept(database);
            return true;
        });
        return this;
    }

    private <T> T read(Supplier<T> work) {
        state.lock.lock();
        try {
            state.settle();
            return work.get();
        } finally {
            state.lock.unlock();
        }
    }
}
