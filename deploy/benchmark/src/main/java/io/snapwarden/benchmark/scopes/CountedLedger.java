package io.snapwarden.benchmark.scopes;

import io.snapwarden.runtime.port.RunLedger;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// A run ledger that counts what S3 would bill: a write that a condition refuses is one too. A listing counts as one
/// call for each thousand names.
record CountedLedger(RunLedger real, LongAdder reads, LongAdder writes) implements RunLedger {

    private static final int NAMES_OF_A_PAGE = 1_000;

    CountedLedger(RunLedger real) {
        this(real, new LongAdder(), new LongAdder());
    }

    @Override
    public Optional<Entry> read(String key) {
        reads.increment();
        return real.read(key);
    }

    @Override
    public boolean create(String key, String text) {
        writes.increment();
        return real.create(key, text);
    }

    @Override
    public boolean replace(String key, String text, String version) {
        writes.increment();
        return real.replace(key, text, version);
    }

    @Override
    public void remove(String key) {
        writes.increment();
        real.remove(key);
    }

    @Override
    public List<String> keys(String prefix) {
        var keys = real.keys(prefix);
        reads.add(1 + keys.size() / NAMES_OF_A_PAGE);
        return keys;
    }
}
