package io.snapwarden.pruner;

import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PruneRule.MaxDeletes;

/// The limit of each policy: that of the store where its points live.
record DailyLimits(PrunePorts ports, MaxDeletes most) {

    DailyLimit of(Policy policy) {
        return new DailyLimit(PolicyStore.of(ports, policy), ports.ledger(), most, ports.time());
    }

    /// In words, for what they keep back.
    String words() {
        return switch (most) {
            case MaxDeletes.Percent(int percent) -> "the day's limit of " + percent + "% is reached";
            case MaxDeletes.Count(int count) -> "the day's limit of " + count + " is reached";
        };
    }
}
