package io.snapwarden.runtime.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands still until it is moved.
final class SettableTime implements InstantSource {

    private volatile Instant now = Instant.parse("2026-11-20T01:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration duration) {
        now = now.plus(duration);
    }
}
