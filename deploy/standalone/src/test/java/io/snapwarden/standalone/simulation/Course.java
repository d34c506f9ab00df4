package io.snapwarden.standalone.simulation;

import io.snapwarden.simulation.scheduler.Simulation;
import java.time.Duration;
import java.time.Instant;

/// How a simulation goes: calm at first, then trouble, then calm again, and some hours without ticks in which what is
/// on its way arrives.
///
/// @param ticks in the cloud each minute; fewer of them leave more time for what matters
record Course(Duration begin, Duration trouble, Duration calm, Duration end, Duration ticks) {

    static final Course OF_DAYS = new Course(
            Duration.ofHours(2),
            Duration.ofHours(32),
            Duration.ofHours(25),
            Duration.ofHours(7),
            Duration.ofMinutes(3));

    static final Course OF_WEEKS = new Course(
            Duration.ofHours(30),
            Duration.ofDays(15),
            Duration.ofHours(25),
            Duration.ofHours(7),
            Duration.ofMinutes(30));

    Instant troubleAt() {
        return Simulation.START.plus(begin);
    }

    Instant calmAt() {
        return troubleAt().plus(trouble);
    }

    Instant ticksEnd() {
        return calmAt().plus(calm);
    }
}
