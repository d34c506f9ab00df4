package io.snapwarden.planner;

import io.snapwarden.runtime.port.RunLedger;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A run ledger that says which keys are read.
record ReadLedger(RunLedger real, Consumer<String> reads) implements RunLedger {

    @Override
    public Optional<Entry> read(String key) {
        reads.accept(key);
        return real.read(key);
    }

    @Override
    public boolean create(String key, String text) {
        return real.create(key, text);
    }

    @Override
    public boolean replace(String key, String text, String version) {
        return real.replace(key, text, version);
    }

    @Override
    public void remove(String key) {
        real.remove(key);
    }

    @Override
    public List<String> keys(String prefix) {
        return real.keys(prefix);
    }
}
