package io.snapwarden.snapshotter;

import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.Label;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The room for pending snapshots in one scope, as far as one worker knows: what is pending, what is reserved, and
/// which share of the rest it may take. Thread safe. Nothing outside is called under its lock.
final class Room {

    /// A count is old after so many times the pause between counts: others make snapshots too.
    private static final int OLD = 30;
    private static final int MOST_DOUBLINGS = 5;

    /// A set that did not fit: until its turn is over, smaller ones stay outside.
    private record Waiting(Obligation owed, int size, Instant until) {}

    private final int limit;
    private final Duration turn;
    private final String worker;
    private final Occupancy occupancy = new Occupancy();
    private final Turnover turnover;
    private final Line line = new Line();
    private Share share = Share.whole();
    private Instant countedAt = Instant.EPOCH;
    private boolean known;
    private boolean doubted = true;
    private boolean counting;
    private int reserved;
    private Instant closedUntil = Instant.MIN;
    private int refusals;
    private @Nullable Waiting waiting;

    /// @param worker whose room it is, as its captures are marked
    Room(int limit, Duration turn, String worker) {
        this.limit = limit;
        this.turn = turn;
        this.worker = worker;
        this.turnover = new Turnover(limit);
    }

    /// Whether the caller should count now; it then says [#counted] and, whatever happens, [#stopCounting]. Where what
    /// is known leaves room, nothing need be counted until it is old or EC2 has contradicted it.
    synchronized boolean startCounting(Demand demand, Instant now, Duration every) {
        var age = Duration.between(countedAt, now).abs();
        boolean enough = !doubted && !isOld(age, demand, every) && places(demand) > 0;
        var apart = demand.pausing() ? every : turnover.suited(every);
        if (counting || enough || now.isBefore(closedUntil) || age.compareTo(apart) < 0) {
            return false;
        }
        counting = true;
        return true;
    }

    /// @param began when the listing was asked for
    synchronized void counted(List<Snapshot> pending, Instant began, Instant now) {
        occupancy.counted(pending, began);
        turnover.counted(pending, began);
        var workers = captors(pending);
        workers.add(worker);
        var since = known ? Duration.between(countedAt, now) : Duration.ZERO;
        share = Share.of(free(), workers, worker, line.asked(), since, now);
        countedAt = now;
        known = true;
        doubted = false;
    }

    synchronized void stopCounting() {
        counting = false;
    }

    synchronized int workers() {
        return share.workers();
    }

    /// Whether it was counted as lately as the demand needs.
    synchronized boolean known(Demand demand, Instant now, Duration every) {
        return known
                && !(demand.pausing()
                        && counting
                        && isOld(Duration.between(countedAt, now).abs(), demand, every));
    }

    private static boolean isOld(Duration age, Demand demand, Duration every) {
        return age.toMillis() >= every.toMillis() * (demand.pausing() ? 1 : OLD);
    }

    /// A volume that has as many pending snapshots of others as EC2 lets it have.
    synchronized Optional<VolumeShape> crowded(CaptureRecoveryPoint work) {
        return occupancy.crowded(work);
    }

    /// Reserves places: as many as asked for or, for a set larger than the limit that waits no longer, as many as
    /// there are.
    ///
    /// @return how many; 0 when there is no room now
    synchronized int reserve(Demand demand, Instant now) {
        int places = doubted || now.isBefore(closedUntil) || !turnOf(demand, now) ? 0 : places(demand);
        if (places > 0) {
            reserved += places;
            share.take(places);
            waiting = waits(demand.owed()) ? null : waiting;
        } else if (waiting == null || now.isAfter(waiting.until()) || demand.size() > waiting.size()) {
            waiting = new Waiting(demand.owed(), demand.size(), now.plus(turnover.suited(turn)));
        }
        return places;
    }

    /// How long somebody waits who found no room: long enough that asking is not in vain, but for the set that all
    /// others wait for. Several workers are asked somewhat less often, each.
    synchronized Duration pause(Demand demand, Instant now, Duration least, Duration most, Duration apart) {
        var closed = Duration.between(now, now.isBefore(closedUntil) ? closedUntil : now);
        var counted = turnover.suited(least);
        var soonest = closed.compareTo(counted) > 0 ? closed : counted;
        if (waits(demand.owed()) || soonest.compareTo(most) >= 0) {
            return soonest;
        }
        var each = Duration.ofMillis(Math.round(turnover.suited(apart).toMillis() * Math.sqrt(share.workers())));
        return line.next(now, each, soonest, most);
    }

    /// Gives reserved places back, `used` of them as snapshots that are pending now, and some that may be.
    synchronized void leave(int places, Collection<SnapshotId> used, int maybe, Instant now) {
        reserved -= places;
        share.giveBack(places - used.size() - maybe);
        occupancy.made(used, now);
        occupancy.maybe(maybe, now);
        refusals = used.isEmpty() ? refusals : 0;
    }

    /// EC2 says that there is no room, whatever was counted, so it is counted again. At first somebody else was
    /// quicker; when that goes on, something holds places that no count shows.
    synchronized void refused(Instant now, Duration shortest, Duration longest) {
        if (now.isBefore(closedUntil)) {
            return;
        }
        doubted = true;
        var pause = shortest.multipliedBy(1L << Math.min(refusals++, MOST_DOUBLINGS));
        closedUntil = now.plus(pause.compareTo(longest) < 0 ? pause : longest);
    }

    private int places(Demand demand) {
        int free = free();
        if (demand.size() <= limit) {
            return demand.size() <= free && share.allows(demand.size()) ? demand.size() : 0;
        }
        if (free == limit) {
            return demand.size();
        }
        return demand.patient() ? 0 : Math.max(0, free);
    }

    private int free() {
        return limit - occupancy.size() - reserved;
    }

    private boolean turnOf(Demand demand, Instant now) {
        return waiting == null
                || waits(demand.owed())
                || now.isAfter(waiting.until())
                || demand.size() >= waiting.size();
    }

    private boolean waits(Obligation owed) {
        return waiting != null && waiting.owed().equals(owed);
    }

    /// The members of a set, which listings show side by side, have one captor.
    private static SortedSet<String> captors(List<Snapshot> pending) {
        var captors = new TreeSet<String>();
        Label last = null;
        for (var snapshot : pending) {
            if (!snapshot.label().equals(last)) {
                last = snapshot.label();
                captors.add(CaptureId.worker(last.tags().getOrDefault(Marks.CAPTURE, "")));
            }
        }
        captors.remove("");
        return captors;
    }
}
