package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.PointKey;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leaves word of what an order waits for. It is no attempt; but when the window ends before the wait does, the planner
/// can say why.
final class Waits {

    private static final Logger log = LoggerFactory.getLogger(Waits.class);

    private final RunLedger ledger;

    Waits(RunLedger ledger) {
        this.ledger = ledger;
    }

    /// The last word stands. One that is lost costs the reason, and nothing else.
    void note(PointKey key, String why) {
        var owed = key.obligation();
        var name = String.join(
                "/",
                "waits",
                owed.policy().value(),
                owed.slot().toString(),
                owed.scope().toString(),
                owed.source().keyWord());
        try {
            var before = ledger.read(name);
            if (before.isEmpty()) {
                ledger.create(name, why);
            } else if (!before.get().text().equals(why)) {
                ledger.replace(name, why, before.get().version());
            }
        } catch (DependencyException e) {
            log.warn("Going on without word of why {} waits: {}", key, e.getMessage());
        }
    }
}
