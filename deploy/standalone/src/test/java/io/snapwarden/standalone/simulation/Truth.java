package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The recovery points of the account, as they are and as they were.
record Truth(Estate estate, Chronicle chronicle) {

    /// Those that exist.
    List<TruePoint> now(Scope scope) {
        return TruePoint.of(scope, estate.meddlers().ours(scope));
    }

    /// Those that exist of one obligation: all that is described like this attempt at it, but for the attempt's number.
    List<TruePoint> now(Scope scope, String attempt) {
        var obligation = attempt.substring(0, attempt.lastIndexOf(' ') + 1);
        return TruePoint.of(
                scope,
                estate.meddlers().ours(scope).stream()
                        .filter(snapshot -> snapshot.description().startsWith(obligation))
                        .toList());
    }

    /// Those that existed at any time; one that was deleted is as it was then.
    List<TruePoint> ever(Scope scope) {
        var snapshots = new ArrayList<>(estate.meddlers().ours(scope));
        chronicle.deleted().values().stream()
                .filter(deleted -> deleted.scope().equals(scope))
                .map(Chronicle.Deleted::snapshot)
                .filter(snapshot -> snapshot.description().startsWith("snapwarden/"))
                .filter(snapshot -> !estate.meddlers()
                        .interference()
                        .isStranger(snapshot.id().value()))
                .filter(snapshot -> !estate.meddlers().interference().isStranger(snapshot.volume()))
                .forEach(snapshots::add);
        return TruePoint.of(scope, snapshots);
    }

    /// Those that existed at any time, by what was owed.
    Map<String, List<TruePoint>> everByObligation() {
        return estate.scene().scopes().stream()
                .flatMap(scope -> ever(scope).stream())
                .collect(Collectors.groupingBy(TruePoint::obligation));
    }
}
