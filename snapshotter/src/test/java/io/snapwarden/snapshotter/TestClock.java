package io.snapwarden.snapshotter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Time that passes only when a test says so.
final class TestClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-11-20T01:00:30Z");

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }
}
