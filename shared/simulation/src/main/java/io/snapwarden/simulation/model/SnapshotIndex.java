package io.snapwarden.simulation.model;

import io.snapwarden.domain.point.Marks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;

/// Finds snapshots by volume and by the tags that listings ask for, without walking over all of them.
final class SnapshotIndex {

    private static final String VOLUME = "volume-id";
    private static final List<String> KEYS = List.of(Marks.POLICY, Marks.SLOT, Marks.SOURCE, Marks.WORK);

    private final Map<String, Map<String, Shelf<StoredSnapshot>>> shelves = new HashMap<>();

    /// Deleted, and perhaps seen still; the first one longest ago.
    private final Queue<StoredSnapshot> leaving = new ArrayDeque<>();

    SnapshotIndex() {
        shelves.put(VOLUME, new HashMap<>());
        KEYS.forEach(key -> shelves.put("tag:" + key, new HashMap<>()));
    }

    void add(StoredSnapshot snapshot) {
        shelf(VOLUME, snapshot.volume).add(snapshot);
        for (var key : KEYS) {
            var value = snapshot.tags().get(key);
            if (value != null) {
                shelf("tag:" + key, value).add(snapshot);
            }
        }
    }

    void deleted(StoredSnapshot snapshot, long now) {
        leaving.add(snapshot);
        for (var first = leaving.peek(); first != null && first.forgotten(now); first = leaving.peek()) {
            forget(leaving.remove(), now);
        }
    }

    private void forget(StoredSnapshot snapshot, long now) {
        lost(VOLUME, snapshot.volume, now);
        for (var key : KEYS) {
            var value = snapshot.tags().get(key);
            if (value != null) {
                lost("tag:" + key, value, now);
            }
        }
    }

    /// Moves a snapshot whose tags are about to change.
    void retag(StoredSnapshot snapshot, Map<String, String> before, Map<String, String> after) {
        for (var key : KEYS) {
            var from = before.get(key);
            var to = after.get(key);
            if (!Objects.equals(from, to)) {
                if (from != null) {
                    shelf("tag:" + key, from).takeOff(snapshot);
                }
                if (to != null) {
                    shelf("tag:" + key, to).add(snapshot);
                }
            }
        }
    }

    /// The shelves of a filter's values.
    record Candidates(Filter filter, List<Shelf<StoredSnapshot>> shelves) {
        int size() {
            return shelves.stream().mapToInt(Shelf::size).sum();
        }
    }

    /// The fewest shelves that hold everything that passes the filters; empty when none of the filters is indexed.
    Optional<Candidates> candidates(Collection<Filter> filters) {
        return filters.stream()
                .filter(filter -> shelves.containsKey(filter.name()) && !filter.hasWildcards())
                .map(filter -> new Candidates(filter, of(filter)))
                .min(Comparator.comparingInt(Candidates::size));
    }

    private List<Shelf<StoredSnapshot>> of(Filter filter) {
        var byValue = shelves.getOrDefault(filter.name(), Map.of());
        var found = new ArrayList<Shelf<StoredSnapshot>>();
        filter.values().stream().distinct().forEach(value -> {
            var shelf = byValue.get(value);
            if (shelf != null) {
                found.add(shelf);
            }
        });
        return found;
    }

    private Shelf<StoredSnapshot> shelf(String name, String value) {
        return shelves.computeIfAbsent(name, _ -> new HashMap<>()).computeIfAbsent(value, _ -> new Shelf<>());
    }

    private void lost(String name, String value, long now) {
        shelves.getOrDefault(name, Map.of()).computeIfPresent(value, (_, shelf) -> {
            shelf.lost(now);
            return shelf.size() == 0 ? null : shelf;
        });
    }
}
