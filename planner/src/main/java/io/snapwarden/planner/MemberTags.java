package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.point.SourceTags;
import io.snapwarden.domain.policy.Assignment;
import io.snapwarden.domain.run.Roll;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.SnapshotTagger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Adds to new snapshots the tags of their own volume that the create call could not write.
final class MemberTags {

    private static final Logger log = LoggerFactory.getLogger(MemberTags.class);

    private final SnapshotTagger tagger;

    MemberTags(SnapshotTagger tagger) {
        this.tagger = tagger;
    }

    /// Gives the new points of a roll the tags that they lack. Where tagging is denied or refused, a point is none
    /// the worse and the night goes on.
    ///
    /// @param captured the resources that the policy captures
    void complete(Roll before, Roll after, ScopeState state, Map<ResourceId, Assignment> captured) {
        var groups = new HashMap<Map<String, String>, List<SnapshotId>>();
        for (var point : newPoints(before, after, state)) {
            var assignment = captured.get(point.obligation().source());
            if (assignment != null) {
                missing(point, assignment.resource())
                        .forEach((tags, ids) -> groups.computeIfAbsent(tags, _ -> new ArrayList<>())
                                .addAll(ids));
            }
        }
        try {
            groups.forEach((tags, snapshots) -> tagger.tag(state.scope(), snapshots, tags));
        } catch (DependencyException e) {
            switch (e.kind()) {
                case DENIED, INVALID -> log.warn("Source tags were not added in {}: {}", state.scope(), e.getMessage());
                case THROTTLED, UNAVAILABLE, CREDENTIALS, REGION_OFF -> throw e;
            }
        }
    }

    /// Of entries that had not ended at the last look: what could not be tagged then is tried again.
    private static List<RecoveryPoint> newPoints(Roll before, Roll after, ScopeState state) {
        var ended = new HashSet<ResourceId>();
        before.entries().stream().filter(entry -> entry.standing().ended()).forEach(entry -> ended.add(entry.source()));
        return after.entries().stream()
                .filter(entry -> !ended.contains(entry.source()))
                .flatMap(entry -> PointCatalog.canonical(state.pointsOf(after.obligation(entry))).stream())
                .toList();
    }

    /// Which snapshots lack which tags: snapshots that lack the same are one group, for one call tags many.
    static Map<Map<String, String>, List<SnapshotId>> missing(RecoveryPoint point, Resource source) {
        var groups = new LinkedHashMap<Map<String, String>, List<SnapshotId>>();
        for (var member : point.members()) {
            source.volumes().stream()
                    .filter(volume -> volume.id().value().equals(member.volume()))
                    .findFirst()
                    .map(volume -> missing(member, volume, source, point.marks()))
                    .filter(tags -> !tags.isEmpty())
                    .ifPresent(tags ->
                            groups.computeIfAbsent(tags, _ -> new ArrayList<>()).add(member.id()));
        }
        return groups;
    }

    private static Map<String, String> missing(Snapshot member, Volume volume, Resource source, Marks marks) {
        var instanceTags = source.id().equals(volume.id().asResource()) ? Map.<String, String>of() : source.tags();
        var keys = member.tags().keySet();
        if (keys.containsAll(volume.tags().keySet()) && keys.containsAll(instanceTags.keySet())) {
            return Map.of(); // as nearly always, and cheaply found
        }
        var missing = new LinkedHashMap<>(SourceTags.ofMember(marks.tags().size(), volume.tags(), instanceTags)
                .tags());
        missing.keySet().removeAll(member.tags().keySet());
        long present = member.tags().keySet().stream()
                .filter(key -> !key.startsWith("aws:"))
                .count();
        while (missing.size() > Math.max(0, SourceTags.MOST_TAGS - present)) {
            missing.pollLastEntry();
        }
        return missing;
    }
}
