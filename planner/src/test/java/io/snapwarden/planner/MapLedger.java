package io.snapwarden.planner;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A run ledger of a test, which can be switched off.
final class MapLedger implements RunLedger {

    private record Stored(String text, String version, Instant at) {}

    private final TreeMap<String, Stored> entries = new TreeMap<>();
    private final InstantSource time;
    private int writes;
    boolean down;

    /// Keys and prefixes that do not answer while all others do.
    Predicate<String> throttled = _ -> false;

    /// When everything was last written, by the ledger's own clock; null where that clock goes with the test's.
    @Nullable
    Instant written;

    MapLedger(InstantSource time) {
        this.time = time;
    }

    int writes() {
        return writes;
    }

    @Override
    public Optional<Entry> read(String key) {
        requireUp(key);
        return Optional.ofNullable(entries.get(key)).map(entry -> new Entry(entry.text(), entry.version(), age(entry)));
    }

    @Override
    public boolean create(String key, String text) {
        requireUp(key);
        return !entries.containsKey(key) && write(key, text);
    }

    @Override
    public boolean replace(String key, String text, String version) {
        requireUp(key);
        var standing = entries.get(key);
        return standing != null && standing.version().equals(version) && write(key, text);
    }

    @Override
    public void remove(String key) {
        requireUp(key);
        entries.remove(key);
    }

    @Override
    public List<String> keys(String prefix) {
        requireUp(prefix);
        return entries.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    void lose() {
        entries.clear();
    }

    private boolean write(String key, String text) {
        entries.put(key, new Stored(text, "v" + ++writes, time.instant()));
        return true;
    }

    private Duration age(Stored entry) {
        return Duration.between(written == null ? entry.at() : written, time.instant());
    }

    private void requireUp(String key) {
        if (down || throttled.test(key)) {
            throw new DependencyException(
                    DependencyException.Kind.UNAVAILABLE, "the ledger does not answer", new IllegalStateException());
        }
    }
}
