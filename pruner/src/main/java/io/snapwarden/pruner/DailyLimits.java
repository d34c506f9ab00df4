package io.snapwarden.pruner;

import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PruneRule.MaxDeletes;

/// The limit of each policy: that of the store where its points live.
record DailyLimits(PrunePorts ports, MaxDeletes most) {

    DayRoom of(Policy policy) {
        var stores = PolicyStore.of(ports, policy).apart();
        return stores.size() == 1 ? limit(stores.getFirst()) : new JoinedLimit(stores, this::limit);
    }

    private DailyLimit limit(PolicyStore store) {
        return new DailyLimit(store, ports.ledger(), most, ports.time());
    }

    /// In words, for what they keep back.
    String words() {
        return switch (most) {
            case MaxDeletes.Percent(int percent) -> "the day's limit of " + percent + "% is reached";
            case MaxDeletes.Count(int count) -> "the day's limit of " + count + " is reached";
        };
    }
}
