package io.snapwarden.pruner;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A ledger in memory with a clock of its own, that can be down and lets a rival write in between.
final class FakeLedger implements RunLedger {

    private record Stored(String text, int version, Instant at) {}

    private final TreeMap<String, Stored> entries = new TreeMap<>();
    private final InstantSource time;
    private int versions;
    int calls;
    boolean down;
    Runnable beforeNextReplace = () -> {};

    FakeLedger(InstantSource time) {
        this.time = time;
    }

    @Override
    public Optional<Entry> read(String key) {
        call();
        return Optional.ofNullable(entries.get(key))
                .map(found ->
                        new Entry(found.text(), "v" + found.version(), Duration.between(found.at(), time.instant())));
    }

    @Override
    public boolean create(String key, String text) {
        call();
        return entries.putIfAbsent(key, new Stored(text, ++versions, time.instant())) == null;
    }

    @Override
    public boolean replace(String key, String text, String version) {
        call();
        var rival = beforeNextReplace;
        beforeNextReplace = () -> {};
        rival.run();
        var found = entries.get(key);
        if (found == null || !version.equals("v" + found.version())) {
            return false;
        }
        entries.put(key, new Stored(text, ++versions, time.instant()));
        return true;
    }

    @Override
    public void remove(String key) {
        call();
        entries.remove(key);
    }

    @Override
    public List<String> keys(String prefix) {
        call();
        return entries.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    void loseEverything() {
        entries.clear();
    }

    private void call() {
        calls++;
        if (down) {
            throw new DependencyException(
                    DependencyException.Kind.UNAVAILABLE, "the run ledger is down", new IllegalStateException());
        }
    }
}
