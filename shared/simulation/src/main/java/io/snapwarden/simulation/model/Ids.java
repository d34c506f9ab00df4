package io.snapwarden.simulation.model;

import java.util.concurrent.atomic.AtomicLong;

/// Makes ids that look like those of EC2: no two alike, and the same ones from the same seed.
final class Ids {

    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final AtomicLong count = new AtomicLong();
    private final long seed;

    Ids(long seed) {
        this.seed = seed;
    }

    /// An odd factor permutes all 64-bit numbers, so ids never collide.
    String next(String prefix) {
        return prefix + String.format("-0%016x", (count.incrementAndGet() ^ seed) * ODD);
    }
}
