package io.snapwarden.runtime.ledger;

import io.snapwarden.runtime.port.RunLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// A ledger that ends with its process: for tests and for the simulation.
public final class InMemoryLedger implements RunLedger {

    private record Written(String text, String version, Instant at) {}

    private final InstantSource time;
    private final NavigableMap<String, Written> entries = new TreeMap<>();
    private long writes;

    public InMemoryLedger(InstantSource time) {
        this.time = time;
    }

    @Override
    public synchronized Optional<Entry> read(String key) {
        return Optional.ofNullable(entries.get(LedgerKeys.checked(key)))
                .map(written ->
                        new Entry(written.text(), written.version(), Duration.between(written.at(), time.instant())));
    }

    @Override
    public synchronized boolean create(String key, String text) {
        return entries.putIfAbsent(LedgerKeys.checked(key), written(text)) == null;
    }

    @Override
    public synchronized boolean replace(String key, String text, String version) {
        var there = entries.get(LedgerKeys.checked(key));
        if (there == null || !there.version().equals(version)) {
            return false;
        }
        entries.put(key, written(text));
        return true;
    }

    @Override
    public synchronized void remove(String key) {
        entries.remove(LedgerKeys.checked(key));
    }

    @Override
    public synchronized List<String> keys(String prefix) {
        LedgerKeys.checkedPrefix(prefix);
        return entries.tailMap(prefix, true).keySet().stream()
                .takeWhile(key -> key.startsWith(prefix))
                .toList();
    }

    private Written written(String text) {
        return new Written(text, "v" + writes++, time.instant());
    }
}
