package io.snapwarden.snapshotter;

import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;

/// What one of several workers may take of the places that it counted, until it counts again. They do not talk to each
/// other, but each sees in a listing who captures, and divides alike. What cannot be divided is each worker's in turn.
final class Share {

    /// What others made shows in a listing by then.
    private static final Duration UNSEEN = Duration.ofMillis(2500);
    /// How long a worker is the first to whom the rest belongs.
    private static final long FIRST_FOR_MILLIS = 3000;

    private final int workers;
    private final double turn;
    private double places;

    private Share(int workers, double turn, double places) {
        this.workers = workers;
        this.turn = turn;
        this.places = places;
    }

    /// As long as nobody else is known.
    static Share whole() {
        return new Share(1, 0, 0);
    }

    /// @param workers who captures, this one among them
    /// @param asked how many asked this worker for room during `since`: where few ask, there is less to divide
    static Share of(int free, SortedSet<String> workers, String me, int asked, Duration since, Instant now) {
        int all = workers.size();
        double asking = (asked + 1.0) * all * UNSEEN.toMillis() / Math.max(1, since.toMillis());
        long window = now.toEpochMilli() / FIRST_FOR_MILLIS;
        double turn = (double) Math.floorMod(workers.headSet(me).size() + window, all) / all;
        return new Share(all, turn, free / Math.clamp(asking, 1, all));
    }

    int workers() {
        return workers;
    }

    /// The first goes on until it is a whole set beyond its share, for the others may not ask; another takes only what
    /// leaves room for the shares of those before it.
    boolean allows(int size) {
        return workers == 1 || (turn == 0 ? places > -size : (turn + 1.0 / workers) * size <= places);
    }

    void take(int size) {
        places -= size;
    }

    void giveBack(int size) {
        places += size;
    }
}
