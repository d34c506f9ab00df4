package io.snapwarden.planner;

import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the run ledger remembers of a policy: since when it is known, and the newest slot that was dealt with.
final class PolicyMemory {

    /// @param since when the policy was first seen
    /// @param newest the newest slot that was opened or announced as missed; null before the first
    record Memory(Instant since, @Nullable Slot newest) {}

    /// @param version of the ledger's entry
    record Remembered(Memory memory, String version) {}

    private final RunLedger ledger;

    PolicyMemory(RunLedger ledger) {
        this.ledger = ledger;
    }

    /// What is remembered; from now on something is.
    Remembered of(PolicyName policy, Instant now) {
        var key = LedgerKeys.policy(policy);
        if (ledger.read(key).isEmpty()) {
            ledger.create(key, Json.write(new Memory(now, null)));
        }
        return ledger.read(key)
                .map(entry -> new Remembered(Json.read(entry.text(), Memory.class), entry.version()))
                .orElseGet(() -> new Remembered(new Memory(now, null), ""));
    }

    /// Does nothing when somebody else remembered something meanwhile: then they dealt with it.
    void dealtWith(PolicyName policy, Remembered before, Slot newest) {
        var next = new Memory(before.memory().since(), newest);
        ledger.replace(LedgerKeys.policy(policy), Json.write(next), before.version());
    }
}
