package io.snapwarden.simulation.model;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A bucket of S3: small objects under names, written conditionally, and read as they were written last.
public final class SimulatedBucket {

    /// One object.
    ///
    /// @param version the ETag, without quotes; never used twice
    public record Item(String text, String version, Instant writtenAt) {}

    private final InstantSource time;
    private final TreeMap<String, Item> items = new TreeMap<>();
    private long writes;

    SimulatedBucket(InstantSource time) {
        this.time = time;
    }

    public synchronized Optional<Item> read(String key) {
        return Optional.ofNullable(items.get(key));
    }

    public synchronized Item write(String key, String text) {
        var item = new Item(text, "%032x".formatted(++writes), time.instant());
        items.put(key, item);
        return item;
    }

    /// Empty when something stands there.
    public synchronized Optional<Item> writeNew(String key, String text) {
        return items.containsKey(key) ? Optional.empty() : Optional.of(write(key, text));
    }

    /// Empty when another version stands there, or none.
    public synchronized Optional<Item> writeOver(String key, String text, String version) {
        var present = items.get(key);
        return present != null && present.version().equals(version) ? Optional.of(write(key, text)) : Optional.empty();
    }

    public synchronized void remove(String key) {
        items.remove(key);
    }

    /// At most `most` keys that begin with `prefix` and come after `after`, in order.
    public synchronized List<String> keys(String prefix, String after, int most) {
        return items.tailMap(prefix, true).keySet().stream()
                .takeWhile(key -> key.startsWith(prefix))
                .filter(key -> after.isEmpty() || key.compareTo(after) > 0)
                .limit(most)
                .toList();
    }

    public synchronized int size() {
        return items.size();
    }

    /// Loses everything, as a bucket that somebody deleted.
    public synchronized void lose() {
        items.clear();
    }
}
