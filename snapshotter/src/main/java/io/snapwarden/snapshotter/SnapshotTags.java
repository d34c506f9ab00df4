package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.SourceTags;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The tags of one create call: our marks, then as many of the source's as EC2 takes.
///
/// @param ofSource whether the source's tags are wanted, those that EC2 copies by itself included
/// @param dropped keys of the source's tags that are left out
record SnapshotTags(Map<String, String> tags, boolean ofSource, List<String> dropped) {

    /// Ours with the name of what the source is captured with.
    static SequencedMap<String, String> named(SequencedMap<String, String> ours, CaptureRecoveryPoint work) {
        var workload = work.workload();
        if (workload != null) {
            ours.put(Marks.WORKLOAD, workload.value());
        }
        return ours;
    }

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
