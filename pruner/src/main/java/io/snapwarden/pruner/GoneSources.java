package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.retention.Retention;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.RunLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The proof that a source is gone: AWS says so, and said so a day before. That a listing lacks it proves nothing.
final class GoneSources {

    private static final Duration BETWEEN_PROOFS = Duration.ofDays(1);

    private final FleetReader fleet;
    private final RunLedger ledger;

    GoneSources(FleetReader fleet, RunLedger ledger) {
        this.fleet = fleet;
        this.ledger = ledger;
    }

    /// Asks only for sources whose newest point is so old that it matters whether they are gone.
    ///
    /// @param newest the newest good point in the scope; without one nothing is proven
    OrphanEvidence weigh(
            Scope scope, Retention retention, Map<ResourceId, List<RecoveryPoint>> points, Optional<Instant> newest) {
        if (retention.orphans() == null || newest.isEmpty()) {
            return OrphanEvidence.NONE;
        }
        var now = newest.get();
        var suspects = points.keySet().stream()
                .filter(source -> retention.outlivedBy(points.getOrDefault(source, List.of()), now))
                .toList();
        var goneNow = suspects.isEmpty() ? Set.<ResourceId>of() : fleet.gone(scope, suspects);
        var noted = noted(scope);
        noted.retainAll(points.keySet());
        var proven = goneNow.stream()
                .filter(noted::contains)
                .filter(source -> notedADayAgo(scope, source))
                .collect(Collectors.toSet());
        var suspected = new HashSet<>(goneNow);
        suspected.removeAll(noted);
        noted.removeAll(goneNow);
        return new OrphanEvidence(now, proven, suspected, noted);
    }

    /// The sources of the scope that were found gone before.
    Set<ResourceId> noted(Scope scope) {
        var prefix = "gone/" + scope + "/";
        return ledger.keys(prefix).stream()
                .map(key -> new ResourceId(key.substring(prefix.length())))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /// Writes the first finding of a source that is gone, and takes back those that do not hold.
    void remember(Scope scope, OrphanEvidence evidence) {
        evidence.suspected().forEach(source -> ledger.create(key(scope, source), "gone"));
        evidence.refuted().forEach(source -> forget(scope, source));
    }

    /// Nothing of the source is left to prune.
    void forget(Scope scope, ResourceId source) {
        ledger.remove(key(scope, source));
    }

    private boolean notedADayAgo(Scope scope, ResourceId source) {
        return ledger.read(key(scope, source))
                .filter(entry -> entry.age().compareTo(BETWEEN_PROOFS) >= 0)
                .isPresent();
    }

    private static String key(Scope scope, ResourceId source) {
        return "gone/" + scope + "/" + source;
    }
}
