package io.snapwarden.simulation.ports;

import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.simulation.model.SimulatedBucket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The run ledger in a bucket of the model. Its age is told by the true clock, whatever its readers' clocks say.
public final class SimulatedLedger implements RunLedger {

    private final SimulatedBucket bucket;
    private final InstantSource time;

    public SimulatedLedger(SimulatedBucket bucket, InstantSource time) {
        this.bucket = bucket;
        this.time = time;
    }

    @Override
    public Optional<Entry> read(String key) {
        return bucket.read(key)
                .map(item ->
                        new Entry(item.text(), item.version(), Duration.between(item.writtenAt(), time.instant())));
    }

    @Override
    public boolean create(String key, String text) {
        return bucket.writeNew(key, text).isPresent();
    }

    @Override
    public boolean replace(String key, String text, String version) {
        return bucket.writeOver(key, text, version).isPresent();
    }

    @Override
    public void remove(String key) {
        bucket.remove(key);
    }

    @Override
    public List<String> keys(String prefix) {
        return bucket.keys(prefix, "", Integer.MAX_VALUE);
    }
}
