package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rolls in the run ledger.
public final class Rolls {

    private static final Logger log = LoggerFactory.getLogger(Rolls.class);

    private final RunLedger ledger;

    public Rolls(RunLedger ledger) {
        this.ledger = ledger;
    }

    /// A roll as it was found.
    sealed interface Found {

        record Standing(Roll roll, String version) implements Found {}

        /// Nobody has written it yet.
        record Absent() implements Found {}

        /// The ledger cannot be reached: captures go on, nothing is announced.
        record Unreadable() implements Found {}
    }

    Found find(RunKey run, Scope scope) {
        try {
            return ledger.read(LedgerKeys.roll(run, scope))
                    .<Found>map(entry -> new Found.Standing(Json.read(entry.text(), Roll.class), entry.version()))
                    .orElseGet(Found.Absent::new);
        } catch (DependencyException e) {
            log.warn("Planning {} in {} without the run ledger: {}", run, scope, e.getMessage());
            return new Found.Unreadable();
        }
    }

    /// The roll, where it was written.
    public Optional<Roll> read(RunKey run, Scope scope) {
        return ledger.read(LedgerKeys.roll(run, scope)).map(entry -> Json.read(entry.text(), Roll.class));
    }

    /// Writes a roll over what was found.
    ///
    /// @return false when somebody else wrote meanwhile, and nothing was written
    boolean write(Roll roll, Found found) {
        var key = LedgerKeys.roll(roll.run(), roll.scope());
        return switch (found) {
            case Found.Absent() -> ledger.create(key, Json.write(roll));
            case Found.Standing(var before, var version) ->
                before.equals(roll) || ledger.replace(key, Json.write(roll), version);
            case Found.Unreadable() -> true;
        };
    }
}
