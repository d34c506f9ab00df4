package io.snapwarden.notifier;

import io.snapwarden.runtime.ledger.InMemoryLedger;
import io.snapwarden.testkit.ledger.ForwardingLedger;
import java.time.InstantSource;

/// A ledger in which somebody else can be faster: what is set with [#beforeNextWrite] happens just before it.
public final class RacedLedger extends ForwardingLedger {

    private Runnable before = () -> {};

    public RacedLedger(InstantSource time) {
        super(new InMemoryLedger(time));
    }

    public void beforeNextWrite(Runnable somebodyElse) {
        before = somebodyElse;
    }

    @Override
    public boolean create(String key, String text) {
        interrupt();
        return super.create(key, text);
    }

    @Override
    public boolean replace(String key, String text, String version) {
        interrupt();
        return super.replace(key, text, version);
    }

    private void interrupt() {
        var somebodyElse = before;
        before = () -> {};
        somebodyElse.run();
    }
}
