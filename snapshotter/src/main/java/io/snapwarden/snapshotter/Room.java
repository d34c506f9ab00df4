package io.snapwarden.snapshotter;

import io.snapwarden.domain.obligation.WorkId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The room for pending snapshots in one scope, as far as one worker knows: what a listing counted, what was made
/// since, and what is reserved. Thread safe. Nothing outside is called under its lock.
final class Room {

    private static final int UNKNOWN = -1;
    /// A count is old after so many times the pause between counts: others make snapshots too.
    private static final int OLD = 15;
    private static final int MOST_DOUBLINGS = 5;

    /// A set that did not fit: until its turn is over, smaller ones stay outside.
    private record Waiting(WorkId work, int size, Instant until) {}

    private final int limit;
    private final Duration turn;
    private int counted = UNKNOWN;
    private Instant countedAt = Instant.MIN;
    private boolean counting;
    private int madeBeforeCount;
    private int made;
    private int reserved;
    private Instant closedUntil = Instant.MIN;
    private int refusals;
    private Instant nextTurn = Instant.MIN;
    private @Nullable Waiting waiting;

    Room(int limit, Duration turn) {
        this.limit = limit;
        this.turn = turn;
    }

    /// Whether the caller should count now; it then says [#counted] and, whatever happens, [#stopCounting]. Where what
    /// is known leaves room, nothing need be counted until it is old.
    synchronized boolean startCounting(Demand demand, Instant now, Duration every) {
        var age = Duration.between(countedAt, now).abs();
        boolean known = age.compareTo(every.multipliedBy(OLD)) < 0 && fitting(demand) > 0;
        if (counting || known || age.compareTo(every) < 0) {
            return false;
        }
        counting = true;
        madeBeforeCount = made;
        return true;
    }

    synchronized void counted(int pending, Instant now) {
        counted = pending;
        countedAt = now;
        made -= madeBeforeCount;
    }

    synchronized void stopCounting() {
        counting = false;
    }

    synchronized boolean known() {
        return counted != UNKNOWN;
    }

    /// Reserves places: as many as asked for or, for a set larger than the limit that waits no longer, as many as
    /// there are.
    ///
    /// @return how many; 0 when there is no room now
    synchronized int reserve(Demand demand, Instant now) {
        int places = now.isBefore(closedUntil) || !turnOf(demand, now) ? 0 : fitting(demand);
        if (places > 0) {
            reserved += places;
            waiting = waits(demand.work()) ? null : waiting;
        } else if (waiting == null || now.isAfter(waiting.until()) || demand.size() > waiting.size()) {
            waiting = new Waiting(demand.work(), demand.size(), now.plus(turn));
        }
        return places;
    }

    /// When somebody who found no room asks again: after whoever was told so before, but for the set that all others
    /// wait for.
    synchronized Instant turn(Demand demand, Instant soonest, Instant latest, Duration apart) {
        if (waits(demand.work())) {
            return soonest;
        }
        var turn = nextTurn.isBefore(soonest) || nextTurn.isAfter(latest) ? soonest : nextTurn;
        nextTurn = turn.plus(apart);
        return turn;
    }

    /// Gives reserved places back, `used` of them as snapshots that are pending now.
    synchronized void leave(int places, int used) {
        reserved -= places;
        made += used;
        refusals = used > 0 ? 0 : refusals;
    }

    /// EC2 says that there is no room, whatever was counted. At first somebody else was quicker; when that goes on,
    /// something holds places that no count shows.
    synchronized void refused(Instant now, Duration shortest, Duration longest) {
        if (now.isBefore(closedUntil)) {
            return;
        }
        var pause = shortest.multipliedBy(1L << Math.min(refusals++, MOST_DOUBLINGS));
        closedUntil = now.plus(pause.compareTo(longest) < 0 ? pause : longest);
    }

    private int fitting(Demand demand) {
        int free = limit - counted - made - reserved;
        if (demand.size() <= limit) {
            return demand.size() <= free ? demand.size() : 0;
        }
        if (free == limit) {
            return demand.size();
        }
        return demand.patient() ? 0 : Math.max(0, free);
    }

    private boolean turnOf(Demand demand, Instant now) {
        return waiting == null
                || waits(demand.work())
                || now.isAfter(waiting.until())
                || demand.size() >= waiting.size();
    }

    private boolean waits(WorkId work) {
        return waiting != null && waiting.work().equals(work);
    }
}
