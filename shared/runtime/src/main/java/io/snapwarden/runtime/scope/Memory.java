package io.snapwarden.runtime.scope;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what is known in the run ledger, where every process finds it, and in this process for as long as the ledger
/// cannot be reached. Losing it costs a call to AWS.
final class Memory {

    static final String KEY = "scopes";

    private static final Logger log = LoggerFactory.getLogger(Memory.class);

    private final RunLedger ledger;
    private volatile Known own = Known.NOTHING;

    Memory(RunLedger ledger) {
        this.ledger = ledger;
    }

    /// @param version of the ledger's entry; null where there is none, or none that can be read
    record Recalled(Known known, @Nullable String version) {}

    Recalled recall() {
        try {
            var entry = ledger.read(KEY).orElse(null);
            return entry == null
                    ? new Recalled(own, null)
                    : new Recalled(Json.read(entry.text(), Known.class), entry.version());
        } catch (DependencyException e) {
            log.warn("Recalling accounts and Regions without the run ledger: {}", e.getMessage());
        } catch (IllegalArgumentException e) {
            log.error("Cannot read {} in the run ledger, remove it: {}", KEY, e.getMessage());
        }
        return new Recalled(own, null);
    }

    /// Who wrote meanwhile has asked AWS too, and what they know is as good.
    void keep(Recalled before, Known known) {
        own = known;
        if (known.equals(before.known()) && before.version() != null) {
            return;
        }
        try {
            var version = before.version();
            if (version == null) {
                ledger.create(KEY, Json.write(known));
            } else {
                ledger.replace(KEY, Json.write(known), version);
            }
        } catch (DependencyException e) {
            log.warn("Could not write accounts and Regions to the run ledger: {}", e.getMessage());
        }
    }
}
