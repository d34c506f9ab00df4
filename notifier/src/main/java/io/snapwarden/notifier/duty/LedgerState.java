package io.snapwarden.notifier.duty;

import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One record under one key of the run ledger that several notifiers change at once.
///
/// @param empty what stands there before the first write
public record LedgerState<T>(RunLedger ledger, String key, Class<T> type, T empty) {

    /// Whoever loses a race has seen somebody else win it, so only something broken loses so often.
    private static final int MOST_TRIES = 50;

    /// A value as it was read.
    ///
    /// @param version null when nothing was written yet
    public record Seen<T>(T value, @Nullable String version) {}

    public Seen<T> read() {
        return ledger.read(key)
                .map(entry -> new Seen<>(Json.read(entry.text(), type), entry.version()))
                .orElseGet(() -> new Seen<>(empty, null));
    }

    /// Writes over what was seen.
    ///
    /// @return whether nobody else was faster
    public boolean write(Seen<T> seen, T next) {
        var text = Json.write(next);
        var version = seen.version();
        return version == null ? ledger.create(key, text) : ledger.replace(key, text, version);
    }

    /// Applies a change to the newest value; a change that changes nothing is not written.
    ///
    /// @param change may be applied several times
    /// @return the value that stands there now
    public T update(UnaryOperator<T> change) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var seen = read();
            var next = change.apply(seen.value());
            if (next.equals(seen.value()) || write(seen, next)) {
                return next;
            }
        }
        throw new IllegalStateException(key + " changed under each of " + MOST_TRIES + " writes");
    }
}
