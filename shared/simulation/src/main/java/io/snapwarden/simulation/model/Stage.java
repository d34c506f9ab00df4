package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Sets a scope up and looks behind it, without any call: no bucket, no lag, no fault.
public final class Stage {

    private final ScopeState state;

    Stage(ScopeState state) {
        this.state = state;
    }

    /// A volume that is attached to nothing, in the first zone of the Region.
    public String volume(String type, int sizeGiB, Map<String, String> tags) {
        return locked(() -> place(type, sizeGiB, tags)).id();
    }

    /// A running instance with volumes of these sizes; the first one is the root.
    public String instance(List<Integer> sizesGiB, Map<String, String> tags, Map<String, String> volumeTags) {
        return locked(() -> {
            var instance = new StoredInstance(state.number(), state.id("i"), zone(), "m7i.large", tags, state.now());
            state.put(instance);
            for (int i = 0; i < sizesGiB.size(); i++) {
                var volume = place("gp3", sizesGiB.get(i), volumeTags);
                volume.attach(instance.id, i == 0 ? "/dev/xvda" : device(i), i == 0);
                instance.volumes.add(volume);
            }
            return instance.id;
        });
    }

    /// The same, which runs Windows.
    public String windows(List<Integer> sizesGiB, Map<String, String> tags, Map<String, String> volumeTags) {
        var id = instance(sizesGiB, tags, volumeTags);
        return locked(() -> {
            state.instance(id).windows = true;
            return id;
        });
    }

    /// An instance as a listing shows it, with its own ids. It runs, whatever its platform; its volumes are there
    /// already.
    public void put(Resource instance) {
        locked(() -> {
            var stored = new StoredInstance(
                    state.number(), instance.id().value(), zone(), "m7i.large", instance.tags(), state.now());
            state.put(stored);
            for (var member : instance.volumes()) {
                var volume = state.volume(member.id().value());
                volume.attach(stored.id, member.shape().device(), member.boot());
                stored.volumes.add(volume);
            }
            return stored;
        });
    }

    /// A volume as a listing shows it, with its own id.
    public void put(Volume listed, Churn churn) {
        locked(() -> {
            var volume = new StoredVolume(state.number(), listed.shape(), "", listed.tags(), state.now());
            volume.churn = churn;
            volume.lastSnapshotAt =
                    churn.storedAt() == null ? -1 : churn.storedAt().toEpochMilli();
            state.put(volume);
            return volume;
        });
    }

    /// Writes tags as AWS itself can: also those that begin with `aws:`.
    public void stamp(String volume, Map<String, String> tags) {
        locked(() -> {
            var stored = state.volume(volume);
            var all = new HashMap<>(stored.tags);
            all.putAll(tags);
            stored.tags = Map.copyOf(all);
            return stored;
        });
    }

    /// What AWS Backup takes, does and keeps here.
    public BackupStage backups() {
        return new BackupStage(state);
    }

    /// DB instances of RDS, and their snapshots.
    public DatabaseStage databases() {
        return new DatabaseStage(state, DatabaseFamily.INSTANCES);
    }

    /// DB clusters of RDS, and their snapshots.
    public DatabaseStage clusters() {
        return new DatabaseStage(state, DatabaseFamily.CLUSTERS);
    }

    /// The machine behind an instance. Systems Manager knows those that were asked for here, and no others.
    public SimulatedHost host(String instance) {
        return locked(() -> new SimulatedHost(state, state.host(instance)));
    }

    /// What was sent to each host in truth, the oldest first, whoever sent it.
    public List<InvocationRow> invocations() {
        return locked(() -> {
            state.settle();
            return state.commands.values().stream()
                    .flatMap(invocations -> invocations.values().stream())
                    .map(StoredInvocation::row)
                    .toList();
        });
    }

    /// The snapshots that exist in truth, whatever listings show.
    public List<SnapshotRow> snapshots() {
        return locked(() -> Walk.all(state.snapshotShelf).stream()
                .filter(snapshot -> !snapshot.deleted())
                .map(snapshot -> snapshot.row(state.scope.account(), state.now()))
                .toList());
    }

    /// The snapshot, if it exists in truth.
    public Optional<SnapshotRow> snapshot(String id) {
        return locked(() -> Optional.ofNullable(state.snapshots.get(id))
                .map(snapshot -> snapshot.row(state.scope.account(), state.now())));
    }

    /// When the snapshot ends, or ended, being pending, in milliseconds.
    public long endOf(String snapshot) {
        return locked(() -> state.snapshot(snapshot).endsAt);
    }

    /// The ids of the volumes of an instance, the root first.
    public List<String> volumesOf(String instance) {
        return locked(() ->
                state.instance(instance).volumes.stream().map(StoredVolume::id).toList());
    }

    public Collection<String> volumes() {
        return locked(() -> List.copyOf(state.volumes.keySet()));
    }

    /// How many copies to here hold a slot now.
    public int copying() {
        return locked(() -> {
            state.settle();
            return state.copying.count();
        });
    }

    /// How many snapshots hold a slot now, copies not among them.
    public int pending() {
        return locked(() -> {
            state.settle();
            return state.pending.count();
        });
    }

    /// The pending ones of each volume that has any, as the volumes count them.
    public Map<String, Integer> pendingPerVolume() {
        return locked(() -> {
            state.settle();
            var counts = new HashMap<String, Integer>();
            state.volumes.values().stream().filter(v -> v.pending != 0).forEach(v -> counts.put(v.id(), v.pending));
            return Map.copyOf(counts);
        });
    }

    /// The level of the emptiest bucket.
    public double fewestTokens() {
        return locked(state.buckets::fewestTokens);
    }

    private StoredVolume place(String type, int sizeGiB, Map<String, String> tags) {
        boolean gp3 = type.equals("gp3");
        var shape = new VolumeShape(
                new VolumeId(state.id("vol")), "", type, gp3 ? 3000 : 0, gp3 ? 125 : 0, sizeGiB, zone());
        var volume = new StoredVolume(state.number(), shape, "", tags, state.now());
        state.put(volume);
        return volume;
    }

    private String zone() {
        return state.scope.region().id() + "a";
    }

    /// `/dev/sdf` and on, as EC2 recommends; then two letters.
    private static String device(int data) {
        int letters = 26;
        int first = 'f' - 'a';
        int place = first + data - 1;
        return place < letters
                ? "/dev/sd" + (char) ('a' + place)
                : "/dev/sd" + (char) ('a' + place / letters) + (char) ('a' + place % letters);
    }

    private <T> T locked(Supplier<T> work) {
        state.lock.lock();
        try {
            return work.get();
        } finally {
            state.lock.unlock();
        }
    }
}
