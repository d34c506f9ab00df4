package io.snapwarden.snapshotter;

import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.SnapshotCreator.Creation;
import io.snapwarden.runtime.port.SnapshotCreator.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Captures a set that no single call can take, member by member: the point says that it is not one instant.
///
/// When it cannot go on it leaves its claim to grow old. Whoever finds it then looks which members exist and goes on
/// with the others, under the same capture id: the way in after a wait is the way in after a crash.
final class SplitCapture {

    private final CreateCall call;
    private final MarkCorrection correction;

    SplitCapture(CreateCall call, MarkCorrection correction) {
        this.call = call;
        this.correction = correction;
    }

    Capturing begin(CaptureRecoveryPoint work, Hold hold, Place place, Quiet quiet) {
        var marks = work.marks(hold.capture()).with(Consistency.NOT_ONE_INSTANT);
        var progress = new Progress(marks, new TreeMap<>(), new ArrayList<>(), quiet, new ArrayList<>());
        return capture(progress, work.volumes(), work, hold, place);
    }

    /// The marks of the members that exist hold for the others, even if the work's own description is newer.
    Capturing goOn(RecoveryPoint part, CaptureRecoveryPoint work, Hold hold, Place place, Quiet quiet) {
        var progress = new Progress(
                part.marks(),
                new TreeMap<>(part.snapshots()),
                new ArrayList<>(),
                quiet,
                new ArrayList<>(List.of(part.takenAt())));
        return capture(progress, part.missing(), work, hold, place);
    }

    /// @param begun when its first member was made; empty while there is none
    private record Progress(
            Marks marks, Map<VolumeId, SnapshotId> members, List<String> dropped, Quiet quiet, List<Instant> begun) {

        void begun(Instant at) {
            if (begun.isEmpty()) {
                begun.add(at);
            }
        }
    }

    private Capturing capture(
            Progress progress, List<VolumeShape> missing, CaptureRecoveryPoint work, Hold hold, Place place) {
        for (var volume : missing) {
            if (place.exhausted()) {
                return unfinished(progress, "the scope has no more room");
            }
            var ours = SnapshotTags.named(progress.quiet().marking(progress.marks()), work);
            var reply = call.make(hold, ours, work.sourceTags(), tags -> request(volume, progress, tags));
            switch (reply.creation()) {
                case Creation.Created(var snapshots) -> {
                    place.took(snapshots.values());
                    progress.members().putAll(snapshots);
                    progress.begun(reply.at());
                    reply.tags().dropped().stream()
                            .filter(key -> !progress.dropped().contains(key))
                            .forEach(progress.dropped()::add);
                }
                case Creation.Gone _ -> {} // the others still make a point, and its marks will say so
                case Creation.Busy(var pause, var pendingLimit, var why) -> {
                    if (pendingLimit) {
                        place.refused(pause);
                    }
                    return unfinished(progress, why);
                }
                case Creation.TooSoon(var _, var why) -> {
                    return unfinished(progress, why);
                }
                case Creation.Ambiguous(var why) -> {
                    place.unsure();
                    return unfinished(progress, why);
                }
                case Creation.Refused(var why) -> {
                    return new Capturing.Refused(volume.id() + ": " + why, false);
                }
                case Creation.TagsRefused(var why) -> {
                    return new Capturing.Refused("our own marks were refused: " + why, false);
                }
            }
        }
        return made(progress);
    }

    private Capturing made(Progress progress) {
        var members = progress.members();
        return members.isEmpty()
                ? new Capturing.Refused("none of the set's volumes exists any more", true)
                : progress.quiet()
                        .judge(Capturing.Made.of(
                                correction.describe(progress.marks(), members),
                                members,
                                progress.dropped(),
                                progress.begun().getFirst()));
    }

    private static Capturing unfinished(Progress progress, String why) {
        return new Capturing.Unsure(progress.members().size() + " of "
                + progress.marks().members() + " members exist, the others come later: " + why);
    }

    private static Request request(VolumeShape volume, Progress progress, SnapshotTags tags) {
        return new Request.OfVolume(volume.id(), progress.marks().description(), tags.tags());
    }
}
