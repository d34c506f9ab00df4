package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Labels;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/// Everything that one account holds in one Region.
final class ScopeState {

    final Scope scope;
    final Limits limits;
    final Faults faults;
    final ApiBuckets buckets;
    final ReentrantLock lock = new ReentrantLock();

    final Map<String, StoredVolume> volumes = new HashMap<>();
    final Shelf<StoredVolume> volumeShelf = new Shelf<>();
    final Map<String, StoredInstance> instances = new HashMap<>();
    final Shelf<StoredInstance> instanceShelf = new Shelf<>();
    final Map<String, ImageRow> images = new LinkedHashMap<>();
    final Map<String, StoredSnapshot> snapshots = new HashMap<>();
    final Shelf<StoredSnapshot> snapshotShelf = new Shelf<>();
    final Labels labels = new Labels();
    final SortedSet<String> locked = new TreeSet<>();
    final SnapshotIndex index = new SnapshotIndex();
    final PendingSnapshots pending = new PendingSnapshots();

    /// Copies to here, which have slots of their own.
    final PendingSnapshots copying = new PendingSnapshots();

    /// The newest copy to here of each volume's snapshots.
    final Map<String, LastCopy> lastCopies = new HashMap<>();

    final Map<String, Restored> restored = new HashMap<>();

    final Timeline timeline = new Timeline();
    final Map<String, StoredHost> hosts = new HashMap<>();

    /// What each document of Systems Manager takes.
    final Map<String, Set<String>> documents = new HashMap<>();

    /// The invocations of each command, by instance.
    final SequencedMap<String, Map<String, StoredInvocation>> commands = new LinkedHashMap<>();

    /// Resources that AWS Backup takes, by ARN, with their tags.
    final SortedMap<String, Map<String, String>> backedUp = new TreeMap<>();

    final StoredVaults vaults = new StoredVaults();

    private final Map<DatabaseFamily, StoredDatabases> databases = new EnumMap<>(DatabaseFamily.class);

    private final Ids ids;
    private final InstantSource time;
    private int numbers;

    /// What a client token has made, and of what.
    record Restored(String volume, Object request) {}

    /// @param takenAt the point in time of its source
    record LastCopy(StoredSnapshot copy, long takenAt) {}

    ScopeState(Scope scope, Limits limits, Faults faults, Ids ids, InstantSource time) {
        this.scope = scope;
        this.limits = limits;
        this.faults = faults;
        this.ids = ids;
        this.time = time;
        buckets = new ApiBuckets(limits.rates());
    }

    StoredDatabases databases(DatabaseFamily family) {
        return databases.computeIfAbsent(family, _ -> new StoredDatabases());
    }

    String arn(DatabaseFamily family, String snapshot) {
        return "arn:aws:rds:" + scope.region() + ":" + scope.account() + ":" + family.arnType() + ":" + snapshot;
    }

    long now() {
        return time.millis();
    }

    int number() {
        return numbers++;
    }

    String id(String prefix) {
        return ids.next(prefix);
    }

    String uuid() {
        return ids.uuid();
    }

    /// The machine behind an instance, which is there when it is asked for.
    StoredHost host(String instance) {
        var existing = instance(instance);
        return hosts.computeIfAbsent(
                existing.id,
                id -> new StoredHost(id, timeline, limits.commands().workers()));
    }

    /// When listings will show what is written now.
    long seenFrom() {
        return now() + faults.lagMillis(limits.readLag());
    }

    void put(StoredVolume volume) {
        volumes.put(volume.id(), volume);
        volumeShelf.add(volume);
    }

    void put(StoredInstance instance) {
        instances.put(instance.id, instance);
        instanceShelf.add(instance);
    }

    void put(StoredSnapshot snapshot, StoredVolume volume) {
        keep(snapshot);
        volume.pending++;
        pending.add(snapshot, () -> volume.pending--);
    }

    void putCopy(StoredSnapshot copy, CopySource source) {
        keep(copy);
        copying.add(copy, () -> {});
        lastCopies.put(source.origin(), new LastCopy(copy, source.takenAt()));
    }

    private void keep(StoredSnapshot snapshot) {
        snapshots.put(snapshot.id.value(), snapshot);
        snapshotShelf.add(snapshot);
        index.add(snapshot);
    }

    /// Lets happen what was to happen, and gives back the slots of those that have ended.
    void settle() {
        timeline.playTo(now());
        pending.settle(now());
        copying.settle(now());
    }

    StoredVolume volume(String id) {
        var volume = volumes.get(id);
        if (volume == null) {
            throw AwsError.refused("InvalidVolume.NotFound", "The volume '" + id + "' does not exist.");
        }
        return volume;
    }

    StoredInstance instance(String id) {
        var instance = instances.get(id);
        if (instance == null) {
            throw AwsError.refused("InvalidInstanceID.NotFound", "The instance ID '" + id + "' does not exist");
        }
        return instance;
    }

    StoredSnapshot snapshot(String id) {
        var snapshot = snapshots.get(id);
        if (snapshot == null) {
            throw AwsError.refused("InvalidSnapshot.NotFound", "The snapshot '" + id + "' does not exist.");
        }
        return snapshot;
    }
}
