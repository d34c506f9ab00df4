package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.work.Work.DeleteRecoveryPoints.Candidate;
import io.snapwarden.pruner.BegunDeletions.Begun;
import io.snapwarden.runtime.port.SnapshotDeleter.Deletion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Deletes points member by member, each to its end before the next. A point that AWS refuses does not stop the rest.
final class WholePoints {

    private final PolicyStore store;

    WholePoints(PolicyStore store) {
        this.store = store;
    }

    /// How the deletions of a chunk stand.
    ///
    /// @param gone points of which nothing is left, by this delivery or an earlier one
    /// @param halfway points that have lost members and have others left
    /// @param refused what AWS would not delete, in words
    record Standing(List<Begun> gone, List<Begun> halfway, List<String> refused) {}

    /// @param listed the points that exist
    /// @param cleared those of them that may go
    Standing delete(
            Scope scope, Collection<Begun> begun, Map<Candidate, RecoveryPoint> listed, Set<Candidate> cleared) {
        var standing = new Standing(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var one : begun) {
            var point = listed.get(one.candidate());
            if (point == null) {
                standing.gone().add(one);
            } else if (cleared.contains(one.candidate())) {
                delete(scope, one, point, standing);
            } else if (point.members().size() < one.snapshots().size()) {
                standing.halfway().add(one);
            }
        }
        return standing;
    }

    private void delete(Scope scope, Begun begun, RecoveryPoint point, Standing standing) {
        var snapshots = store.deleter(point.obligation().source());
        int left = point.members().size();
        for (var member : point.members()) {
            var refusal = refusalOf(snapshots.delete(scope, member.id()));
            if (refusal.isPresent()) {
                standing.refused().add(PruneReport.nameOf(point) + ": " + member.id() + " " + refusal.get());
                if (left < begun.snapshots().size()) {
                    standing.halfway().add(begun);
                }
                return;
            }
            left--;
        }
        standing.gone().add(begun);
    }

    private static Optional<String> refusalOf(Deletion deletion) {
        return switch (deletion) {
            case Deletion.Gone _ -> Optional.empty();
            case Deletion.Protected(var why) -> Optional.of(why);
        };
    }
}
