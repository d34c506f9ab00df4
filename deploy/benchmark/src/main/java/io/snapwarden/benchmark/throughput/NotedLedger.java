package io.snapwarden.benchmark.throughput;

import io.snapwarden.runtime.port.RunLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A ledger that tells afterwards what was written.
final class NotedLedger implements RunLedger {

    record Write(String key, String text) {}

    private final RunLedger ledger;
    private final List<Write> writes = new ArrayList<>();

    NotedLedger(RunLedger ledger) {
        this.ledger = ledger;
    }

    List<Write> writes() {
        return List.copyOf(writes);
    }

    @Override
    public Optional<Entry> read(String key) {
        return ledger.read(key);
    }

    @Override
    public boolean create(String key, String text) {
        writes.add(new Write(key, text));
        return ledger.create(key, text);
    }

    @Override
    public boolean replace(String key, String text, String version) {
        writes.add(new Write(key, text));
        return ledger.replace(key, text, version);
    }

    @Override
    public void remove(String key) {
        ledger.remove(key);
    }

    @Override
    public List<String> keys(String prefix) {
        return ledger.keys(prefix);
    }
}
