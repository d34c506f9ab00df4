package io.snapwarden.planner;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The planner's pace.
///
/// @param scanEvery between two scans of a scope while a run of it is open
/// @param resendEvery an obligation without a point gets a new message this long after its last one
/// @param closeAfter a run is closed this long after its window's end, whatever is missing
/// @param settleWithin a point that is pending for longer has failed
/// @param attempts how often a capture is tried
/// @param burst messages of one scan that are visible at once
/// @param perSecond messages of one scan that become visible each second after the burst
public record PlannerConfig(
        Duration scanEvery,
        Duration resendEvery,
        Duration closeAfter,
        Duration settleWithin,
        int attempts,
        int burst,
        double perSecond) {

    /// So long after a message's death what it did may still come to light.
    static final Duration SILENCE = Duration.ofMinutes(2);

    /// A scan may come so much later than it should.
    private static final Duration LATENESS = Duration.ofMinutes(1);

    /// EC2 refills a create action's bucket with 5 a second and holds 100; a part is left to others.
    public static final PlannerConfig STANDARD = new PlannerConfig(
            Duration.ofMinutes(15), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofDays(7), 3, 50, 4.5);

    public PlannerConfig {
        if (resendEvery.compareTo(SILENCE.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("resend-every is at least 4 minutes but is " + resendEvery);
        }
        if (attempts < 1 || burst < 1 || perSecond <= 0 || !scanEvery.isPositive()) {
            throw new IllegalArgumentException("scan-every, attempts, burst and per-second must be positive");
        }
    }

    /// How long a message lives. Its successor is sent by the next scan and becomes visible when it is dead, so
    /// that one of them lives at any time, and only one.
    Duration life() {
        return resendEvery.plus(LATENESS);
    }

    /// So long after the first of several hints the scope is looked at, for all of them.
    Duration hintedAfter() {
        return scanEvery.dividedBy(5);
    }

    /// Whether a message that was sent is alive. A life longer than any is what a wrong clock left.
    boolean live(@Nullable Instant until, Instant now) {
        return until != null && until.isAfter(now) && !until.isAfter(now.plus(life()));
    }

    /// Whether the next message must be sent now, because the next scan would be too late.
    boolean owesMessage(@Nullable Instant until, Instant now) {
        return !live(until, now) || !Objects.requireNonNull(until).isAfter(now.plus(scanEvery));
    }

    /// So long a process that took a round of scans upon itself has to send it.
    Duration takenFor() {
        var minute = Duration.ofMinutes(1);
        return scanEvery.compareTo(minute) < 0 ? scanEvery : minute;
    }

    /// Whether a scope that a person must open is waited for. A process that looks all the time has somebody who
    /// waits for it.
    boolean waitsForPeople() {
        return scanEvery.compareTo(Duration.ofMinutes(5)) >= 0;
    }

    /// The same pace, but looking more often: for a process that waits for its own run.
    public PlannerConfig scanningEvery(Duration pause) {
        return new PlannerConfig(pause, resendEvery, closeAfter, settleWithin, attempts, burst, perSecond);
    }
}
