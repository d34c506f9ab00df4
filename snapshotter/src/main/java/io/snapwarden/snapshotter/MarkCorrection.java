package io.snapwarden.snapshotter;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.SetManifest;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.SnapshotTagger;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a point's marks say what was really captured. A volume may have been detached or attached since the plan;
/// the call takes those that are there, and writes the manifest of the plan on them.
///
/// Without a correction a point that lacks a volume would stay incomplete for ever, and the snapshot of a volume that
/// came late would be nobody's. Of a volume that was never listed only id and zone are known; its snapshot knows the
/// size, and a restore takes EC2's defaults for the rest.
final class MarkCorrection {

    private static final Logger log = LoggerFactory.getLogger(MarkCorrection.class);

    private final SnapshotTagger tagger;

    MarkCorrection(SnapshotTagger tagger) {
        this.tagger = tagger;
    }

    /// Repeatable.
    ///
    /// @return the marks that the snapshots carry now
    Marks describe(Marks written, Map<VolumeId, SnapshotId> captured) {
        if (written.manifest().isOf(captured.keySet())) {
            return written;
        }
        var truth = written.describing(manifest(written.manifest(), captured));
        var changes = truth.tagsInsteadOf(written);
        if (changes.isEmpty()) {
            return written;
        }
        tagger.tag(scope(written), captured.values(), changes);
        log.info(
                "Captured other volumes than were planned [point={}, planned={}, captured={}]",
                written.key(),
                written.members(),
                captured.keySet());
        return truth;
    }

    private static SetManifest manifest(SetManifest planned, Map<VolumeId, SnapshotId> captured) {
        var unseen = new TreeSet<>(captured.keySet());
        var volumes = new ArrayList<VolumeShape>();
        for (var volume : planned.volumes()) {
            if (unseen.remove(volume.id())) {
                volumes.add(volume);
            }
        }
        var zone = planned.volumes().getFirst().zone();
        unseen.forEach(id -> volumes.add(VolumeShape.unseen(id, zone)));
        return new SetManifest(volumes);
    }

    private static Scope scope(Marks marks) {
        return marks.key().obligation().scope();
    }
}
