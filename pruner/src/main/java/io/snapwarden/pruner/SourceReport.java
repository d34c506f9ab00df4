package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.retention.PrunePlan;
import io.snapwarden.domain.retention.PrunePlan.Cause;
import io.snapwarden.domain.work.Work.DeleteRecoveryPoints.Candidate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One source's points: what stays, what may go, and what would go were it not protected. All oldest first.
public record SourceReport(ResourceId source, List<Kept> kept, List<Expired> expired, List<Refused> refused) {

    public record Kept(RecoveryPoint point, List<String> reasons) {}

    public record Expired(RecoveryPoint point, Cause cause) {}

    public record Refused(RecoveryPoint point, Cause cause, String why) {
        String words() {
            return PruneReport.nameOf(point) + ": " + why;
        }
    }

    public SourceReport {
        kept = List.copyOf(kept);
        expired = List.copyOf(expired);
        refused = List.copyOf(refused);
    }

    /// @param shields snapshots that must not be deleted, with the reason: one such member protects its whole point
    static SourceReport of(ResourceId source, PrunePlan plan, Map<SnapshotId, String> shields) {
        var kept = plan.kept().entrySet().stream()
                .map(point -> new Kept(point.getKey(), point.getValue()))
                .toList();
        var torn = torn(plan);
        var expired = new ArrayList<Expired>();
        var refused = new ArrayList<Refused>();
        plan.pruned().forEach((point, cause) -> {
            var why = torn.contains(Fingerprint.candidate(point))
                    ? "snapshots of one capture carry different marks"
                    : shieldOf(point, shields);
            if (why.isEmpty()) {
                expired.add(new Expired(point, cause));
            } else {
                refused.add(new Refused(point, cause, why));
            }
        });
        return new SourceReport(source, kept, expired, refused);
    }

    Stream<RecoveryPoint> points() {
        return Stream.of(
                        kept.stream().map(Kept::point),
                        expired.stream().map(Expired::point),
                        refused.stream().map(Refused::point))
                .flatMap(points -> points);
    }

    /// What is in doubt of all that may go. One capture writes the same marks on every member: where they differ
    /// somebody has changed some of them, and what is one point cannot be said.
    private static Set<Candidate> torn(PrunePlan plan) {
        var pruned = new HashSet<Candidate>();
        var torn = new HashSet<Candidate>();
        for (var point : plan.pruned().keySet()) {
            var candidate = Fingerprint.candidate(point);
            if (!pruned.add(candidate)) {
                torn.add(candidate);
            }
        }
        if (!pruned.isEmpty()) {
            plan.kept().keySet().stream()
                    .map(Fingerprint::candidate)
                    .filter(pruned::contains)
                    .forEach(torn::add);
        }
        return torn;
    }

    private static String shieldOf(RecoveryPoint point, Map<SnapshotId, String> shields) {
        return point.members().stream()
                .filter(member -> shields.containsKey(member.id()))
                .map(member -> member.id() + " " + shields.get(member.id()))
                .collect(Collectors.joining("; "));
    }
}
