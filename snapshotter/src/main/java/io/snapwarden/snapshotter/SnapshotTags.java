package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.SourceTags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The tags of one create call: our marks, then as many of the source's as EC2 takes.
///
/// @param ofSource whether the source's tags are wanted, those that EC2 copies by itself included
/// @param dropped keys of the source's tags that are left out
record SnapshotTags(Map<String, String> tags, boolean ofSource, List<String> dropped) {

    static SnapshotTags full(SequencedMap<String, String> ours, Map<String, String> source) {
        var fitting = SourceTags.ofMember(ours.size(), source, Map.of());
        var tags = new LinkedHashMap<String, String>(ours);
        fitting.tags().forEach(tags::putIfAbsent);
        return new SnapshotTags(tags, true, fitting.dropped());
    }

    /// For when EC2 refuses the source's tags: what a restore needs is in ours.
    static SnapshotTags oursAlone(SequencedMap<String, String> ours, Map<String, String> source) {
        return new SnapshotTags(ours, false, source.keySet().stream().sorted().toList());
    }
}
