package io.snapwarden.pruner;

import io.snapwarden.domain.work.Work.DeleteRecoveryPoints.Candidate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A message's worth of deletes, and when it may start.
///
/// EC2 refills an account's and Region's bucket of deletes with 5 a second and lets it hold 100. A chunk fits into the
/// bucket, and chunks follow each other more slowly than it refills, so that captures and people find it half full.
record Chunk(List<Candidate> points, int snapshots, Duration delay) {

    static final int MOST_POINTS = 50;
    static final int MOST_SNAPSHOTS = 100;
    static final int SNAPSHOTS_A_SECOND = 4;

    Chunk {
        points = List.copyOf(points);
    }

    /// Points of one source stay together, so that a chunk reads few sources again. A point is never torn.
    static List<Chunk> of(List<SourceReport.Expired> expired) {
        var bySource = expired.stream()
                .sorted(Comparator.comparing(one -> one.point().obligation().source()))
                .toList();
        var chunks = new ArrayList<Chunk>();
        var points = new ArrayList<Candidate>();
        int snapshots = 0;
        int before = 0;
        for (var one : bySource) {
            int members = one.point().members().size();
            if (points.size() == MOST_POINTS || (!points.isEmpty() && snapshots + members > MOST_SNAPSHOTS)) {
                chunks.add(new Chunk(points, snapshots, delayAfter(before)));
                before += snapshots;
                points.clear();
                snapshots = 0;
            }
            points.add(Fingerprint.candidate(one.point()));
            snapshots += members;
        }
        if (!points.isEmpty()) {
            chunks.add(new Chunk(points, snapshots, delayAfter(before)));
        }
        return chunks;
    }

    private static Duration delayAfter(int snapshots) {
        return Duration.ofSeconds(Math.ceilDiv(snapshots, SNAPSHOTS_A_SECOND));
    }
}
