package io.snapwarden.notifier;

import io.snapwarden.runtime.ledger.InMemoryLedger;
import io.snapwarden.runtime.port.RunLedger;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A ledger in which somebody else can be faster: what is set with [#beforeNextWrite] happens just before it.
public final class RacedLedger implements RunLedger {

    private final RunLedger ledger;
    private Runnable before = () -> {};

    public RacedLedger(InstantSource time) {
        this.ledger = new InMemoryLedger(time);
    }

    public void beforeNextWrite(Runnable somebodyElse) {
        before = somebodyElse;
    }

    @Override
    public Optional<Entry> read(String key) {
        return ledger.read(key);
    }

    @Override
    public boolean create(String key, String text) {
        interrupt();
        return ledger.create(key, text);
    }

    @Override
    public boolean replace(String key, String text, String version) {
        interrupt();
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

    private void interrupt() {
        var somebodyElse = before;
        before = () -> {};
        somebodyElse.run();
    }
}
