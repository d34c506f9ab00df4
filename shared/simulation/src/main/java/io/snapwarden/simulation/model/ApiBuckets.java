package io.snapwarden.simulation.model;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The buckets of one scope. Every action has its own, so that one that is throttled does not hurt another.
final class ApiBuckets {

    private final ApiRates rates;
    private final Map<String, TokenBucket> buckets = new HashMap<>();

    ApiBuckets(ApiRates rates) {
        this.rates = rates;
    }

    boolean take(String action, boolean narrowed, Instant now) {
        return buckets.computeIfAbsent(
                        action + (narrowed ? "" : "/whole"), _ -> new TokenBucket(rates.of(action, narrowed), now))
                .take(now);
    }

    double fewestTokens() {
        return buckets.values().stream().mapToDouble(TokenBucket::tokens).min().orElse(0);
    }
}
