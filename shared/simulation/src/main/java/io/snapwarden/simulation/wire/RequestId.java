package io.snapwarden.simulation.wire;

import java.util.concurrent.atomic.AtomicLong;

/// Numbers the answers, in the shape that AWS gives its request ids.
final class RequestId {

    private static final AtomicLong COUNT = new AtomicLong();

    private RequestId() {}

    static String next() {
        return "5199afad-0000-4000-8000-%012x".formatted(COUNT.incrementAndGet());
    }
}
