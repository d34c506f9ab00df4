package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.Fleet;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.SnapshotDeleter;
import io.snapwarden.runtime.port.SnapshotReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// One scope's snapshots and sources, with every call written down.
final class FakeAccount implements SnapshotReader, SnapshotDeleter, FleetReader {

    /// What a page of a listing holds.
    private static final int PAGE = 1000;

    final Map<SnapshotId, Snapshot> snapshots = new LinkedHashMap<>();
    final Map<SnapshotId, String> protectedOnes = new HashMap<>();
    final Map<SnapshotId, String> refusedOnDelete = new HashMap<>();
    final Set<ResourceId> goneSources = new HashSet<>();
    final List<SnapshotId> deletes = new ArrayList<>();
    final List<Collection<ResourceId>> askedGone = new ArrayList<>();
    final List<Query> queries = new ArrayList<>();
    int pages;
    int protections;
    int crashAfterDeletes = Integer.MAX_VALUE;
    boolean listingBreaks;

    /// The process died.
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    void add(Collection<Snapshot> more) {
        more.forEach(snapshot -> snapshots.put(snapshot.id(), snapshot));
    }

    @Override
    public List<Snapshot> list(Scope scope, Query query) {
        queries.add(query);
        var wanted = wanted(query);
        var found = snapshots.values().stream().filter(wanted).toList();
        pages += Math.max(1, Math.ceilDiv(found.size(), PAGE));
        if (listingBreaks) {
            throw new DependencyException(
                    DependencyException.Kind.UNAVAILABLE, "page 2 of the listing", new IllegalStateException());
        }
        return found;
    }

    private static Predicate<Snapshot> wanted(Query query) {
        return switch (query) {
            case Query.Marked _ -> snapshot -> snapshot.tags().containsKey(Marks.POLICY);
            case Query.OfSlots(var slots) -> has(Marks.SLOT, slots);
            case Query.OfPolicies(var policies) -> has(Marks.POLICY, policies);
            case Query.DescribedAs(var policies) ->
                snapshot -> policies.stream()
                        .anyMatch(name -> snapshot.description().startsWith(Marks.descriptionsOf(name)));
            case Query.OfSources(var sources) -> has(Marks.SOURCE, sources);
            case Query.OfWork(var work) -> has(Marks.WORK, List.of(work));
        };
    }

    private static Predicate<Snapshot> has(String key, Collection<?> values) {
        var texts = values.stream().map(Object::toString).collect(Collectors.toSet());
        return snapshot -> texts.contains(snapshot.tags().getOrDefault(key, ""));
    }

    @Override
    public List<Snapshot> pending(Scope scope) {
        throw new AssertionError("the pruner does not need to know what is pending");
    }

    @Override
    public Map<SnapshotId, String> protectedSnapshots(Scope scope) {
        protections++;
        return Map.copyOf(protectedOnes);
    }

    @Override
    public Deletion delete(Scope scope, SnapshotId snapshot) {
        if (deletes.size() >= crashAfterDeletes) {
            throw new Crash();
        }
        if (refusedOnDelete.containsKey(snapshot)) {
            return new Deletion.Protected(refusedOnDelete.get(snapshot));
        }
        deletes.add(snapshot);
        snapshots.remove(snapshot);
        return new Deletion.Gone();
    }

    @Override
    public Fleet list(Scope scope) {
        throw new AssertionError("absence in a listing proves nothing");
    }

    @Override
    public Set<ResourceId> gone(Scope scope, Collection<ResourceId> ids) {
        askedGone.add(List.copyOf(ids));
        var gone = new HashSet<>(ids);
        gone.retainAll(goneSources);
        return gone;
    }
}
