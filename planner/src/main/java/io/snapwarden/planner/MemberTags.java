package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.Volume;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.point.SourceTags;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.SnapshotTagger;
import java.util.ArrayList;
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

    /// Which snapshots lack which tags: snapshots that lack the same are one group, for one call tags many.
    static Map<Map<String, String>, List<SnapshotId>> missing(RecoveryPoint point, Resource source) {
        int ours = point.marks().tags().size();
        var groups = new LinkedHashMap<Map<String, String>, List<SnapshotId>>();
        for (var member : point.members()) {
            source.volumes().stream()
                    .filter(volume -> volume.id().value().equals(member.volume()))
                    .findFirst()
                    .map(volume -> missing(member, volume, source, ours))
                    .filter(tags -> !tags.isEmpty())
                    .ifPresent(tags ->
                            groups.computeIfAbsent(tags, _ -> new ArrayList<>()).add(member.id()));
        }
        return groups;
    }

    /// Where tagging is denied or refused, the recovery point is none the worse and the night goes on.
    void add(Scope scope, Map<Map<String, String>, List<SnapshotId>> groups) {
        try {
            groups.forEach((tags, snapshots) -> tagger.tag(scope, snapshots, tags));
        } catch (DependencyException e) {
            switch (e.kind()) {
                case DENIED, INVALID -> log.warn("Source tags were not added in {}: {}", scope, e.getMessage());
                case THROTTLED, UNAVAILABLE, CREDENTIALS, REGION_OFF -> throw e;
            }
        }
    }

    private static Map<String, String> missing(Snapshot member, Volume volume, Resource source, int ours) {
        var instanceTags = source.id().equals(volume.id().asResource()) ? Map.<String, String>of() : source.tags();
        int others = 0;
        var missing = new LinkedHashMap<>(
                SourceTags.ofMember(ours, volume.tags(), instanceTags).tags());
        for (var present : member.tags().keySet()) {
            missing.remove(present);
            others++;
        }
        int room = SourceTags.MOST_TAGS - others;
        while (missing.size() > Math.max(0, room)) {
            missing.pollLastEntry();
        }
        return missing;
    }
}
