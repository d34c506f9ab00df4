package io.snapwarden.domain.point;

import io.snapwarden.domain.obligation.Obligation;

/// The nth attempt to meet an obligation: the identity of a recovery point.
public record PointKey(Obligation obligation, int attempt) {

    public static final int MOST_ATTEMPTS = 99;

    public PointKey {
        if (attempt < 1 || attempt > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("an attempt is 1 to " + MOST_ATTEMPTS + " but is " + attempt);
        }
    }

    @Override
    public String toString() {
        return obligation + " attempt " + attempt;
    }
}
