package io.snapwarden.standalone.simulation;

import io.snapwarden.runtime.ledger.InMemoryLedger;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The ledger of all, which may be out of reach, and may be lost with all that it knew.
final class LosableLedger implements RunLedger {

    private static final String POLICIES = "policies/";

    private final InstantSource time;
    private final Chronicle chronicle;
    private InMemoryLedger kept;
    private boolean down;

    LosableLedger(InstantSource time, Chronicle chronicle) {
        this.time = time;
        this.chronicle = chronicle;
        kept = new InMemoryLedger(time);
    }

    void lose() {
        chronicle.ledgerLost();
        kept = new InMemoryLedger(time);
    }

    void down(boolean isDown) {
        down = isDown;
    }

    @Override
    public Optional<Entry> read(String key) {
        return reached().read(key);
    }

    @Override
    public boolean create(String key, String text) {
        boolean created = reached().create(key, text);
        if (created && key.startsWith(POLICIES)) {
            chronicle.known(key.substring(POLICIES.length()));
        }
        return created;
    }

    @Override
    public boolean replace(String key, String text, String version) {
        return reached().replace(key, text, version);
    }

    @Override
    public void remove(String key) {
        reached().remove(key);
    }

    @Override
    public List<String> keys(String prefix) {
        return reached().keys(prefix);
    }

    private RunLedger reached() {
        if (down) {
            throw new DependencyException(
                    DependencyException.Kind.UNAVAILABLE,
                    "the run ledger is down",
                    new IllegalStateException("simulated"));
        }
        return kept;
    }
}
