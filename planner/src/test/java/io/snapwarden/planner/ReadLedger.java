package io.snapwarden.planner;

import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.testkit.ledger.ForwardingLedger;
import java.util.Optional;
import java.util.function.Consumer;

/// A run ledger that says which keys are read.
final class ReadLedger extends ForwardingLedger {

    private final Consumer<String> reads;

    ReadLedger(RunLedger real, Consumer<String> reads) {
        super(real);
        this.reads = reads;
    }

    @Override
    public Optional<Entry> read(String key) {
        reads.accept(key);
        return super.read(key);
    }
}
