package io.snapwarden.standalone.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time of whoever acts. Hands act one after the other but at overlapping times, so it may go back a little when
/// another hand's turn comes.
final class VirtualTime implements InstantSource {

    private Instant now;

    VirtualTime(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void be(Instant instant) {
        now = instant;
    }

    void spend(Duration duration) {
        now = now.plus(duration);
    }
}
