package io.snapwarden.notifier;

import io.snapwarden.runtime.port.RunLedger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A ledger in which somebody else can be faster: what is set with [#beforeNextWrite] happens just before it.
public final class InMemoryLedger implements RunLedger {

    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private Runnable before = () -> {};
    private int version;

    public void beforeNextWrite(Runnable somebodyElse) {
        before = somebodyElse;
    }

    @Override
    public Optional<Entry> read(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public boolean create(String key, String text) {
        interrupt();
        return !entries.containsKey(key) && put(key, text);
    }

    @Override
    public boolean replace(String key, String text, String over) {
        interrupt();
        var old = entries.get(key);
        return old != null && old.version().equals(over) && put(key, text);
    }

    @Override
    public void remove(String key) {
        entries.remove(key);
    }

    @Override
    public List<String> keys(String prefix) {
        return entries.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    private boolean put(String key, String text) {
        entries.put(key, new Entry(text, String.valueOf(++version), Duration.ZERO));
        return true;
    }

    private void interrupt() {
        var somebodyElse = before;
        before = () -> {};
        somebodyElse.run();
    }
}
