package io.snapwarden.planner;

import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.domain.run.Standing;
import io.snapwarden.runtime.port.RunLedger;
import java.util.HashMap;
import java.util.Map;

/// The last word of snapshotters on what their orders wait for. Nobody asks before the waiting is over.
final class Waits {

    private Waits() {}

    /// Of what is still owed, of a service that leaves such words.
    static Map<Obligation, String> of(RunLedger ledger, Roll roll) {
        var waits = new HashMap<Obligation, String>();
        for (var entry : roll.entries()) {
            if (entry.standing() instanceof Standing.Owed && entry.source().isWhole()) {
                ledger.read(LedgerKeys.wait(roll.run(), roll.scope(), entry.source()))
                        .ifPresent(word -> waits.put(roll.obligation(entry), word.text()));
            }
        }
        return waits;
    }
}
