package io.snapwarden.pruner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.work.Work.DeleteRecoveryPoints.Candidate;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.wire.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Deletions that have begun. Written before the first member goes, so that what a crash leaves of a point can be
/// told from a point that somebody else has damaged; taken away when the point is gone and announced.
final class BegunDeletions {

    private final RunLedger ledger;

    BegunDeletions(RunLedger ledger) {
        this.ledger = ledger;
    }

    /// A point as it was when its deletion began.
    record Begun(Candidate candidate, List<SnapshotId> snapshots, String cause) {
        Begun {
            snapshots = List.copyOf(snapshots);
        }

        static Begun of(SourceReport.Expired expired) {
            var members = expired.point().members().stream().map(Snapshot::id).toList();
            return new Begun(
                    Fingerprint.candidate(expired.point()),
                    members,
                    expired.cause().words());
        }

        /// With what it had lost before, where another chunk had begun it and was refused halfway.
        Begun after(Collection<Begun> earlier) {
            var all = new LinkedHashSet<SnapshotId>();
            earlier.stream().filter(this::isOfSamePoint).forEach(begun -> all.addAll(begun.snapshots()));
            all.addAll(snapshots);
            return new Begun(candidate, List.copyOf(all), cause);
        }

        private boolean isOfSamePoint(Begun other) {
            return candidate.equals(other.candidate());
        }

        Event.RecoveryPointPruned pruned(Instant at) {
            return new Event.RecoveryPointPruned(candidate.key(), candidate.capture(), snapshots, cause, at);
        }
    }

    /// The deletions that one chunk has begun.
    record Chunk(List<Begun> points) {
        Chunk {
            points = List.copyOf(points);
        }
    }

    /// Everything that was begun in a scope and is not finished.
    record InScope(Set<SnapshotId> snapshots) {

        /// Whether these very snapshots were to be deleted: a mark can be forged, an id cannot.
        boolean include(RecoveryPoint point) {
            return point.members().stream().allMatch(member -> snapshots.contains(member.id()));
        }
    }

    InScope in(Scope scope) {
        return new InScope(
                all(scope).flatMap(begun -> begun.snapshots().stream()).collect(Collectors.toCollection(HashSet::new)));
    }

    /// Everything that was begun and is not finished, as it was then.
    Stream<Begun> all(Scope scope) {
        return ledger.keys("begun/" + scope + "/").stream()
                .flatMap(key -> read(key).stream())
                .flatMap(chunk -> chunk.points().stream());
    }

    /// @return what this chunk has begun in all its deliveries
    List<Begun> begin(Scope scope, String chunk, Collection<Begun> points) {
        if (points.isEmpty()) {
            return read(key(scope, chunk)).map(Chunk::points).orElse(List.of());
        }
        return Rewrite.of(ledger, key(scope, chunk), Chunk.class, before -> {
                    var all = new LinkedHashSet<Begun>();
                    before.ifPresent(earlier -> all.addAll(earlier.points()));
                    var known = all.stream().map(Begun::candidate).toList();
                    points.stream()
                            .filter(begun -> !known.contains(begun.candidate()))
                            .forEach(all::add);
                    return new Chunk(List.copyOf(all));
                })
                .points();
    }

    /// Leaves points to this chunk that others had begun before.
    void takeOver(Scope scope, String chunk, Set<Candidate> points) {
        ledger.keys("begun/" + scope + "/").stream()
                .filter(key -> !key.equals(key(scope, chunk)))
                .forEach(key -> settle(scope, key, points));
    }

    /// What is left of a chunk's deletions: nothing, as a rule.
    void finish(Scope scope, String chunk, Collection<Begun> left) {
        if (left.isEmpty()) {
            ledger.remove(key(scope, chunk));
        } else {
            Rewrite.of(ledger, key(scope, chunk), Chunk.class, _ -> new Chunk(List.copyOf(left)));
        }
    }

    /// Takes points that are gone now out of the records of chunks that had begun them before and were cut short.
    void settle(Scope scope, Set<Candidate> gone) {
        ledger.keys("begun/" + scope + "/").forEach(key -> settle(scope, key, gone));
    }

    private void settle(Scope scope, String key, Set<Candidate> gone) {
        var begun = read(key).map(Chunk::points).orElse(List.of());
        var left = begun.stream().filter(one -> !gone.contains(one.candidate())).toList();
        if (left.size() < begun.size() || begun.isEmpty()) {
            finish(scope, key.substring(key.lastIndexOf('/') + 1), left);
        }
    }

    private Optional<Chunk> read(String key) {
        return ledger.read(key).map(entry -> Json.read(entry.text(), Chunk.class));
    }

    private static String key(Scope scope, String chunk) {
        return "begun/" + scope + "/" + chunk;
    }
}
