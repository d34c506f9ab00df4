package io.snapwarden.simulation.model;

import io.snapwarden.domain.point.Marks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/// Finds snapshots by volume, by the tags that listings ask for, and by how Descriptions begin, without walking over
/// all of them.
final class SnapshotIndex {

    private static final String VOLUME = "volume-id";
    private static final String DESCRIPTION = "description";
    private static final String TAG_KEY = "tag-key";
    private static final String MARKED = Marks.PREFIX + "*";
    private static final List<String> KEYS = List.of(Marks.POLICY, Marks.SLOT, Marks.SOURCE, Marks.WORK);

    private final Map<String, Map<String, Shelf<StoredSnapshot>>> shelves = new HashMap<>();

    /// Deleted, and perhaps seen still; the first one longest ago.
    private final Queue<StoredSnapshot> leaving = new ArrayDeque<>();

    SnapshotIndex() {
        shelves.put(VOLUME, new HashMap<>());
        shelves.put(DESCRIPTION, new HashMap<>());
        shelves.put(TAG_KEY, new HashMap<>());
        KEYS.forEach(key -> shelves.put("tag:" + key, new HashMap<>()));
    }

    void add(StoredSnapshot snapshot) {
        places(snapshot).forEach(place -> shelf(place).add(snapshot));
    }

    /// Where filters of one name and value look for it.
    private record Place(String filter, String value) {}

    private static List<Place> places(StoredSnapshot snapshot) {
        var places = new ArrayList<Place>();
        places.add(new Place(VOLUME, snapshot.volume));
        places.add(new Place(DESCRIPTION, beginning(snapshot.description())));
        places.addAll(byTags(snapshot.tags()));
        return places;
    }

    private static List<Place> byTags(Map<String, String> tags) {
        var places = new ArrayList<Place>();
        for (var key : KEYS) {
            var value = tags.get(key);
            if (value != null) {
                places.add(new Place("tag:" + key, value));
            }
        }
        if (tags.keySet().stream().anyMatch(key -> key.startsWith(Marks.PREFIX))) {
            places.add(new Place(TAG_KEY, MARKED));
        }
        return places;
    }

    /// The version and the policy, as a filter for all of a policy's has them.
    private static String beginning(String description) {
        int end = description.indexOf(' ', description.indexOf(' ') + 1);
        return description.substring(0, end + 1) + "*";
    }

    void deleted(StoredSnapshot snapshot, long now) {
        leaving.add(snapshot);
        for (var first = leaving.peek(); first != null && first.forgotten(now); first = leaving.peek()) {
            forget(leaving.remove(), now);
        }
    }

    private void forget(StoredSnapshot snapshot, long now) {
        places(snapshot).forEach(place -> lost(place, snapshot, now));
    }

    /// Moves a snapshot whose tags are about to change.
    void retag(StoredSnapshot snapshot, Map<String, String> before, Map<String, String> after) {
        var from = byTags(before);
        var to = byTags(after);
        from.stream()
                .filter(place -> !to.contains(place))
                .forEach(place -> shelf(place).takeOff(snapshot));
        to.stream()
                .filter(place -> !from.contains(place))
                .forEach(place -> shelf(place).add(snapshot));
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
                .filter(SnapshotIndex::knows)
                .map(filter -> new Candidates(filter, of(filter)))
                .min(Comparator.comparingInt(Candidates::size));
    }

    private static boolean knows(Filter filter) {
        return switch (filter.name()) {
            case TAG_KEY -> filter.values().stream().allMatch(MARKED::equals);
            case DESCRIPTION -> filter.values().stream().allMatch(SnapshotIndex::isBeginning);
            case VOLUME -> !filter.hasWildcards();
            default ->
                !filter.hasWildcards()
                        && KEYS.stream().anyMatch(key -> filter.name().equals("tag:" + key));
        };
    }

    private static boolean isBeginning(String value) {
        return value.endsWith(" *")
                && value.indexOf('?') < 0
                && value.indexOf('*') == value.length() - 1
                && beginning(value).equals(value);
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

    private Shelf<StoredSnapshot> shelf(Place place) {
        return shelves.computeIfAbsent(place.filter(), _ -> new HashMap<>())
                .computeIfAbsent(place.value(), _ -> new Shelf<>());
    }

    private void lost(Place place, StoredSnapshot snapshot, long now) {
        shelves.getOrDefault(place.filter(), Map.of()).computeIfPresent(place.value(), (_, shelf) -> {
            shelf.lost(snapshot, now);
            return shelf.size() == 0 ? null : shelf;
        });
    }
}
