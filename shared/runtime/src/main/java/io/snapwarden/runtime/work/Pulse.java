package io.snapwarden.runtime.work;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import java.util.function.LongSupplier;

/// The signs of life that a worker gives: at each turn it says what it does now and how long that may take. One that
/// says nothing for longer is dead.
public final class Pulse {

    /// Whatever ends by itself may do so later on a slow machine.
    static final Duration TOLERANCE = Duration.ofMinutes(2);

    /// No handler waits for what AWS does meanwhile, so of all that is in hand something ends within it.
    static final Duration LONGEST_WORK = Duration.ofHours(1);

    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    /// @param most how long it takes at the longest
    private record Beat(String doing, Health health, long since, Duration most) {}

    private final LongSupplier nanoTime;
    private volatile Health seen = new Health.Unready("it has not received yet");
    private volatile long freed;
    private volatile Beat last;

    public Pulse() {
        this(System::nanoTime);
    }

    /// @param nanoTime as [System#nanoTime] is
    Pulse(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.freed = nanoTime.getAsLong();
        this.last = beat("starting", seen, LONGEST_START);
    }

    public Health health() {
        var beat = last;
        var silent = Duration.ofNanos(nanoTime.getAsLong() - sign(beat));
        return silent.compareTo(beat.most().plus(TOLERANCE)) <= 0
                ? beat.health()
                : new Health.Dead("it has been " + beat.doing() + " for " + silent.truncatedTo(SECONDS)
                        + ", which takes at most " + beat.most());
    }

    /// While all slots are taken, each that is freed is a sign.
    private long sign(Beat beat) {
        long slot = freed;
        return beat.most().equals(LONGEST_WORK) && slot - beat.since() > 0 ? slot : beat.since();
    }

    void receives(Duration longPoll) {
        last = beat("receiving", seen, longPoll);
    }

    void received() {
        seen = new Health.Ready();
        last = beat("handing out what it received", seen, Duration.ZERO);
    }

    /// The queue cannot be reached.
    void pauses(Duration pause, String why) {
        seen = new Health.Unready(why);
        last = beat("pausing", seen, pause);
    }

    void waitsForASlot() {
        last = beat("waiting for one of the messages in hand", seen, LONGEST_WORK);
    }

    void freedASlot() {
        freed = nanoTime.getAsLong();
    }

    void stops(Duration grace) {
        last = beat("stopping", new Health.Unready("it was told to stop"), grace);
    }

    void ended() {
        last = beat("gone", new Health.Unready("it has ended"), Duration.ZERO);
    }

    private Beat beat(String doing, Health health, Duration most) {
        return new Beat(doing, health, nanoTime.getAsLong(), most);
    }
}
