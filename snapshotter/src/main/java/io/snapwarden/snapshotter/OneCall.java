package io.snapwarden.snapshotter;

import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.SnapshotCreator.Creation;
import io.snapwarden.runtime.port.SnapshotCreator.Request;
import java.util.Map;

/// Captures all members by one call: at one instant.
final class OneCall {

    private final CreateCall call;
    private final MarkCorrection correction;

    OneCall(CreateCall call, MarkCorrection correction) {
        this.call = call;
        this.correction = correction;
    }

    Capturing capture(CaptureRecoveryPoint work, Hold hold, Place place, Quiet quiet) {
        var marks = work.marks(hold.capture());
        var reply = call.make(
                hold,
                SnapshotTags.named(quiet.marking(marks), work),
                work.sourceTags(),
                tags -> request(work, marks, tags));
        quiet.over();
        return switch (reply.creation()) {
            case Creation.Created(var snapshots) -> {
                place.took(snapshots.values());
                yield made(marks, snapshots, reply, quiet);
            }
            case Creation.Busy(var pause, var pendingLimit, var why) ->
                new Capturing.NotNow(pendingLimit ? place.refused(pause) : pause, pendingLimit, why);
            case Creation.TooSoon(var _, var why) -> new Capturing.TooSoon(why);
            case Creation.Ambiguous(var why) -> {
                place.unsure();
                yield new Capturing.Unsure(why);
            }
            case Creation.Gone(var why) -> new Capturing.Refused(why, true);
            case Creation.Refused(var why) -> new Capturing.Refused(why, false);
            case Creation.TagsRefused(var why) -> new Capturing.Refused("our own marks were refused: " + why, false);
        };
    }

    private Capturing made(Marks marks, Map<VolumeId, SnapshotId> snapshots, CreateCall.Reply reply, Quiet quiet) {
        return snapshots.isEmpty()
                ? new Capturing.Refused("the instance has no volume left that could be captured", false)
                : quiet.judge(Capturing.Made.of(
                        correction.describe(marks, snapshots),
                        snapshots,
                        reply.tags().dropped(),
                        reply.at()));
    }

    private static Request request(CaptureRecoveryPoint work, Marks marks, SnapshotTags tags) {
        return switch (work.kind()) {
            case VOLUME -> new Request.OfVolume(work.volumes().getFirst().id(), marks.description(), tags.tags());
            case AWS_BACKUP, RDS, AURORA, COMMAND ->
                throw new IllegalStateException("EC2 makes no point of " + work.key());
            case INSTANCE ->
                new Request.OfInstance(
                        work.key().obligation().source(),
                        work.withoutBoot(),
                        work.withoutData(),
                        marks.description(),
                        tags.tags(),
                        tags.ofSource());
        };
    }
}
