package io.snapwarden.snapshotter;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A run ledger whose versions are made of the text, as the tags of an object store are: it tells two writings apart
/// only if they differ.
final class TestLedger implements RunLedger {

    private record Stored(String text, Instant at) {
        String version() {
            return Integer.toHexString(text.hashCode());
        }
    }

    private final TreeMap<String, Stored> entries = new TreeMap<>();
    private final InstantSource time;
    private int writes;
    private boolean down;
    private int failingReads;

    TestLedger(InstantSource time) {
        this.time = time;
    }

    synchronized int writes() {
        return writes;
    }

    synchronized void down(boolean next) {
        down = next;
    }

    /// The next ones are not answered.
    synchronized void failReads(int count) {
        failingReads = count;
    }

    synchronized void lose() {
        entries.clear();
    }

    synchronized void put(String key, String text) {
        entries.put(key, new Stored(text, time.instant()));
    }

    @Override
    public synchronized Optional<Entry> read(String key) {
        requireUp();
        if (failingReads > 0) {
            failingReads--;
            throw unanswered();
        }
        return Optional.ofNullable(entries.get(key))
                .map(entry -> new Entry(entry.text(), entry.version(), Duration.between(entry.at(), time.instant())));
    }

    @Override
    public synchronized boolean create(String key, String text) {
        requireUp();
        return !entries.containsKey(key) && write(key, text);
    }

    @Override
    public synchronized boolean replace(String key, String text, String version) {
        requireUp();
        var standing = entries.get(key);
        return standing != null && standing.version().equals(version) && write(key, text);
    }

    @Override
    public synchronized void remove(String key) {
        requireUp();
        entries.remove(key);
    }

    @Override
    public synchronized List<String> keys(String prefix) {
        requireUp();
        return entries.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    private boolean write(String key, String text) {
        writes++;
        put(key, text);
        return true;
    }

    private void requireUp() {
        if (down) {
            throw unanswered();
        }
    }

    private static DependencyException unanswered() {
        return new DependencyException(
                DependencyException.Kind.UNAVAILABLE, "the ledger does not answer", new IllegalStateException());
    }
}
