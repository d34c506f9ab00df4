package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How long the snapshots of a scope are pending, from what each count shows no longer: the time that all of them
/// spent, divided by how many ended. A place that is free for some seconds is lost time where it is held for a minute,
/// and nothing where it is held for an hour; so whoever waits for slow snapshots need not ask as often.
final class Turnover {

    /// Snapshots that are pending so long are waited for with the pauses as configured.
    private static final Duration USUAL = Duration.ofMinutes(2);

    /// Pauses grow no further. Beside many that are slow a few may be quick.
    private static final double MOST = 5;

    /// What was seen counts less the longer ago it is.
    private static final Duration MEMORY = Duration.ofMinutes(5);

    private final int limit;
    private Set<SnapshotId> listed = Set.of();
    private Instant at = Instant.EPOCH;
    private double seconds;
    private double ended;

    /// @param limit how many may be pending
    Turnover(int limit) {
        this.limit = limit;
        begin();
    }

    /// As if a full scope had been seen for a while whose snapshots take as long as usual.
    private void begin() {
        seconds = (double) limit * MEMORY.toSeconds();
        ended = seconds / USUAL.toSeconds();
    }

    void counted(List<Snapshot> pending, Instant now) {
        var shown = HashSet.<SnapshotId>newHashSet(pending.size());
        pending.forEach(snapshot -> shown.add(snapshot.id()));
        var since = Duration.between(at, now);
        if (since.isNegative() || since.compareTo(MEMORY) > 0) {
            begin();
        } else {
            double passed = since.toMillis() / 1e3;
            double kept = Math.exp(-passed / MEMORY.toSeconds());
            seconds = seconds * kept + listed.size() * passed;
            ended = ended * kept + listed.size() - common(listed, shown);
        }
        listed = shown;
        at = now;
    }

    private static int common(Set<SnapshotId> some, Set<SnapshotId> others) {
        int common = 0;
        for (var one : some) {
            common += others.contains(one) ? 1 : 0;
        }
        return common;
    }

    /// A pause that suits snapshots as slow as these.
    Duration suited(Duration pause) {
        double longer = seconds / ended / USUAL.toSeconds();
        return Duration.ofMillis(Math.round(pause.toMillis() * Math.clamp(longer, 1, MOST)));
    }
}
