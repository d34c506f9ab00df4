package io.snapwarden.snapshotter;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.SnapshotTagger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The snapshots of one scope, and the answers to create calls that a test lays down beforehand.
final class TestAccount implements SnapshotCreator, SnapshotReader, SnapshotTagger {

    /// The limit of pending snapshots that it enforces itself.
    int limit = Integer.MAX_VALUE;

    /// Snapshots of strangers that are pending.
    int foreign;

    /// What the nth of them carries.
    IntFunction<Map<String, String>> foreignTags = _ -> Map.of();

    /// As when a snapshot has fifty tags already.
    boolean tagsAreRefused;

    /// So many tag calls do not find the snapshots yet.
    int blindTags;

    /// Happens once, in the middle of the next listing.
    Runnable duringListing = () -> {};

    int counts;
    int lists;
    final List<Request> requests = new ArrayList<>();

    private final Scope scope;
    private final InstantSource time;
    private final Map<ResourceId, TreeSet<VolumeId>> attached = new HashMap<>();
    private final TreeSet<VolumeId> volumes = new TreeSet<>();
    private final Map<SnapshotId, Snapshot> snapshots = new TreeMap<>();
    private final Deque<Function<Request, Creation>> answers = new ArrayDeque<>();
    private int ids;

    TestAccount(Scope scope, InstantSource time) {
        this.scope = scope;
        this.time = time;
    }

    void has(ResourceId source, List<VolumeShape> shapes) {
        shapes.forEach(shape -> attach(source, shape.id()));
    }

    void attach(ResourceId instance, VolumeId volume) {
        volumes.add(volume);
        attached.computeIfAbsent(instance, _ -> new TreeSet<>()).add(volume);
    }

    void remove(VolumeId volume) {
        volumes.remove(volume);
        attached.values().forEach(of -> of.remove(volume));
    }

    /// The next create call is answered so, without an effect.
    void answer(Creation creation) {
        answers.add(_ -> creation);
    }

    /// The next create call does its work, but its reply is lost.
    void loseReply() {
        answers.add(request -> {
            make(request);
            return new Creation.Ambiguous("connection reset");
        });
    }

    /// The process dies while the next create call does its work.
    void dieAfterEffect() {
        answers.add(request -> {
            make(request);
            throw new IllegalStateException("killed");
        });
    }

    /// Whatever a test wants to happen during the next create call.
    void during(Function<Request, Creation> answer) {
        answers.add(answer);
    }

    synchronized void add(Snapshot snapshot) {
        snapshots.put(snapshot.id(), snapshot);
    }

    /// Takes the snapshot of a volume out of all listings.
    synchronized Snapshot hide(VolumeId volume) {
        var hidden = snapshots.values().stream()
                .filter(snapshot -> snapshot.volume().equals(volume.value()))
                .findFirst()
                .orElseThrow();
        snapshots.remove(hidden.id());
        return hidden;
    }

    synchronized List<Snapshot> all() {
        return List.copyOf(snapshots.values());
    }

    /// All pending snapshots become this.
    synchronized void end(Snapshot.State state) {
        snapshots.replaceAll(
                (_, snapshot) -> snapshot.state() == Snapshot.State.PENDING ? restated(snapshot, state) : snapshot);
    }

    PointCatalog catalog() {
        return PointCatalog.of(all(), scope);
    }

    @Override
    public synchronized Creation create(Scope where, Request request) {
        requests.add(request);
        return answers.isEmpty() ? make(request) : answers.remove().apply(request);
    }

    Creation make(Request request) {
        var wanted = wanted(request);
        if (wanted.isEmpty()) {
            return new Creation.Gone("it does not exist");
        }
        if (pendingNow().size() + wanted.size() > limit) {
            return new Creation.Busy(Duration.ofSeconds(30), true, "PendingSnapshotLimitExceeded");
        }
        var made = new LinkedHashMap<VolumeId, SnapshotId>();
        for (var volume : wanted) {
            var id = new SnapshotId("snap-%08x".formatted(++ids));
            made.put(volume, id);
            snapshots.put(id, snapshot(id, volume, time.instant(), request.description(), request.tags()));
        }
        return new Creation.Created(made);
    }

    Snapshot snapshot(SnapshotId id, VolumeId volume, Instant at, String description, Map<String, String> tags) {
        return new Snapshot(
                id, scope.account(), volume.value(), at, Snapshot.State.PENDING, "", description, tags, null, null);
    }

    private List<VolumeId> wanted(Request request) {
        return switch (request) {
            case Request.OfVolume one -> volumes.contains(one.volume()) ? List.of(one.volume()) : List.of();
            case Request.OfInstance many ->
                attached.getOrDefault(many.instance(), new TreeSet<>()).stream()
                        .filter(volume -> !many.withoutData().contains(volume))
                        .toList();
        };
    }

    @Override
    public synchronized List<Snapshot> list(Scope where, Query query) {
        lists++;
        var work = ((Query.OfWork) query).work().value();
        var listed = snapshots.values().stream()
                .filter(snapshot -> work.equals(snapshot.tags().get(Marks.WORK)))
                .toList();
        var meanwhile = duringListing;
        duringListing = () -> {};
        meanwhile.run();
        return listed;
    }

    @Override
    public synchronized List<Snapshot> pending(Scope where) {
        counts++;
        return pendingNow();
    }

    private List<Snapshot> pendingNow() {
        var strangers = IntStream.range(0, foreign).mapToObj(this::stranger);
        var own = snapshots.values().stream().filter(snapshot -> snapshot.state() == Snapshot.State.PENDING);
        return Stream.concat(strangers, own).toList();
    }

    private Snapshot stranger(int n) {
        var id = new SnapshotId("snap-f%07x".formatted(n));
        return snapshot(id, new VolumeId("vol-f%07x".formatted(n)), time.instant(), "", foreignTags.apply(n));
    }

    @Override
    public Map<SnapshotId, String> protectedSnapshots(Scope where) {
        return Map.of();
    }

    @Override
    public synchronized List<SnapshotId> tag(Scope where, Collection<SnapshotId> ids, Map<String, String> tags) {
        if (tagsAreRefused) {
            throw new DependencyException(
                    DependencyException.Kind.INVALID, "TagLimitExceeded", new IllegalStateException());
        }
        var unseen = blindTags-- > 0 ? List.copyOf(ids) : List.<SnapshotId>of();
        ids.stream()
                .filter(id -> !unseen.contains(id))
                .forEach(id -> snapshots.computeIfPresent(id, (_, snapshot) -> {
                    var all = new HashMap<>(snapshot.tags());
                    all.putAll(tags);
                    return retagged(snapshot, all);
                }));
        return unseen;
    }

    private static Snapshot retagged(Snapshot old, Map<String, String> tags) {
        return new Snapshot(
                old.id(),
                old.owner(),
                old.volume(),
                old.startTime(),
                old.state(),
                old.stateMessage(),
                old.description(),
                tags,
                old.completedAt(),
                old.fullSizeBytes());
    }

    private static Snapshot restated(Snapshot old, Snapshot.State state) {
        return new Snapshot(
                old.id(),
                old.owner(),
                old.volume(),
                old.startTime(),
                state,
                old.stateMessage(),
                old.description(),
                old.tags(),
                old.completedAt(),
                old.fullSizeBytes());
    }
}
