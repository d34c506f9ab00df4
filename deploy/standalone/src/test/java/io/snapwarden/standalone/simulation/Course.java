package io.snapwarden.standalone.simulation;

import io.snapwarden.simulation.scheduler.Simulation;
import java.time.Duration;
import java.time.Instant;

/// How a simulation goes: calm at first, then trouble, then calm again, and some hours without ticks in which what is
/// on its way arrives.
///
/// @param ticks in the cloud each minute; fewer of them leave more time for what matters
/// @param haste how many times faster than in days one trouble follows the other and is over
record Course(Duration begin, Duration trouble, Duration calm, Duration end, Duration ticks, int haste) {

    static final Course OF_HOURS = new Course(
            Duration.ofMinutes(70),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(7),
            Duration.ofMinutes(5),
            8);

    static final Course OF_DAYS = new Course(
            Duration.ofHours(2),
            Duration.ofHours(32),
            Duration.ofHours(25),
            Duration.ofHours(7),
            Duration.ofMinutes(3),
            1);

    static final Course OF_WEEKS = new Course(
            Duration.ofHours(30),
            Duration.ofDays(15),
            Duration.ofHours(25),
            Duration.ofHours(7),
            Duration.ofMinutes(30),
            1);

    Instant troubleAt() {
        return Simulation.START.plus(begin);
    }

    Instant calmAt() {
        return troubleAt().plus(trouble);
    }

    /// Whether nothing goes wrong then, nor has for an hour.
    boolean isQuiet(Instant at) {
        return at.isBefore(troubleAt()) || at.isAfter(calmAt().plus(Duration.ofHours(1)));
    }

    Instant ticksEnd() {
        return calmAt().plus(calm);
    }
}
