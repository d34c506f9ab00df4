package io.snapwarden.testkit.ledger;

import io.snapwarden.runtime.port.RunLedger;
import java.util.List;
import java.util.Optional;

/// Hands every call on to another ledger, for those that look at some of them.
public abstract class ForwardingLedger implements RunLedger {

    private final RunLedger real;

    protected ForwardingLedger(RunLedger real) {
        this.real = real;
    }

    @Override
    public Optional<Entry> read(String key) {
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
