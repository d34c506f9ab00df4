package io.snapwarden.simulation.model;

import java.time.Duration;
import java.time.Instant;

/// Tokens that drip in and go one per call.
final class TokenBucket {

    private static final double NANOS = 1e9;

    private final ApiRate rate;
    private double tokens;
    private Instant filledAt;

    TokenBucket(ApiRate rate, Instant now) {
        this.rate = rate;
        tokens = rate.capacity();
        filledAt = now;
    }

    /// Takes one token if there is one.
    boolean take(Instant now) {
        fill(now);
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    double tokens() {
        return tokens;
    }

    private void fill(Instant now) {
        if (now.isAfter(filledAt)) {
            double seconds = Duration.between(filledAt, now).toNanos() / NANOS;
            tokens = Math.min(rate.capacity(), tokens + seconds * rate.perSecond());
            filledAt = now;
        }
    }
}
