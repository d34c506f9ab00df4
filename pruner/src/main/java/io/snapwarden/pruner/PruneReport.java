package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.PointCatalog.Stranger;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.work.Work.DeleteRecoveryPoints.Candidate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.Set;

/// What a prune of a policy's points in a scope would do now, point by point, with reasons.
///
/// @param sources in the order of their ids
/// @param strangers what carries some of our marks but not all: never touched
/// @param evidence what is known of sources that seem to be gone
/// @param inScope all of our points in the scope, whosever policy's; empty where they were not listed
public record PruneReport(
        Scope scope,
        PolicyName policy,
        List<SourceReport> sources,
        List<Stranger> strangers,
        OrphanEvidence evidence,
        OptionalInt inScope) {

    private static final Comparator<SourceReport.Expired> OLDEST_FIRST =
            Comparator.comparing(SourceReport.Expired::point, RecoveryPoint.OLDEST_FIRST);

    public PruneReport {
        sources = List.copyOf(sources);
        strangers = List.copyOf(strangers);
    }

    public int points() {
        return kept() + expired().size() + refused().size();
    }

    public int kept() {
        return sources.stream().mapToInt(source -> source.kept().size()).sum();
    }

    /// What may be deleted, oldest first.
    public List<SourceReport.Expired> expired() {
        return sources.stream()
                .flatMap(source -> source.expired().stream())
                .sorted(OLDEST_FIRST)
                .toList();
    }

    /// What the plan lets go but something else protects.
    public List<SourceReport.Refused> refused() {
        return sources.stream().flatMap(source -> source.refused().stream()).toList();
    }

    /// Those of the candidates that may be deleted, oldest first.
    SequencedMap<Candidate, SourceReport.Expired> expired(Collection<Candidate> candidates) {
        var asked = Set.copyOf(candidates);
        var agreed = new LinkedHashMap<Candidate, SourceReport.Expired>();
        for (var one : expired()) {
            var candidate = Fingerprint.candidate(one.point());
            if (asked.contains(candidate)) {
                agreed.put(candidate, one);
            }
        }
        return agreed;
    }

    /// Every point that exists, kept or not.
    Map<Candidate, RecoveryPoint> listed() {
        var listed = new HashMap<Candidate, RecoveryPoint>();
        sources.stream()
                .flatMap(SourceReport::points)
                .forEach(point -> listed.put(Fingerprint.candidate(point), point));
        return listed;
    }

    /// Sources of which nothing is left once these points are gone.
    List<ResourceId> sourcesLeftEmptyBy(Set<Candidate> gone) {
        return sources.stream()
                .filter(source -> source.points().map(Fingerprint::candidate).allMatch(gone::contains))
                .map(SourceReport::source)
                .toList();
    }

    /// The refusals in words.
    List<String> refusals() {
        return refused().stream().map(SourceReport.Refused::words).toList();
    }

    /// How a point is named to people.
    static String nameOf(RecoveryPoint point) {
        return point.obligation().source() + " " + point.obligation().slot();
    }
}
