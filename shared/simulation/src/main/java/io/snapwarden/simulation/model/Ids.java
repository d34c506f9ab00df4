package io.snapwarden.simulation.model;

import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/// Makes ids that look like those of EC2: no two alike, and the same ones from the same seed.
final class Ids {

    private static final long ODD = 0x9E3779B97F4A7C15L;

    private final AtomicLong count = new AtomicLong();
    private final long seed;

    Ids(long seed) {
        this.seed = seed;
    }

    /// In the shape of a UUID.
    String uuid() {
        long first = number();
        long second = number();
        return "%08x-%04x-4%03x-8%03x-%012x"
                .formatted(
                        first >>> 32,
                        first >>> 16 & 0xFFFF,
                        first & 0xFFF,
                        second >>> 48 & 0xFFF,
                        second & 0xFFFF_FFFF_FFFFL);
    }

    String next(String prefix) {
        return prefix + "-0" + HexFormat.of().toHexDigits(number());
    }

    /// An odd factor permutes all 64-bit numbers, so ids never collide.
    private long number() {
        return (count.incrementAndGet() ^ seed) * ODD;
    }
}
