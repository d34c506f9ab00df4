package io.snapwarden.snapshotter;

import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.policy.Quiesce;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.SnapshotTagger;
import io.snapwarden.runtime.work.Pause;
import io.snapwarden.snapshotter.freeze.Freezing;
import io.snapwarden.snapshotter.freeze.Frozen;
import io.snapwarden.snapshotter.freeze.Quiescer;
import io.snapwarden.snapshotter.freeze.Quiescing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes points: at rest where that was asked for, by one call where that is possible, split where it is not.
final class Captures {

    /// EC2 takes no more exclusions in one call.
    private static final int MOST_EXCLUSIONS = 40;

    private final OneCall oneCall;
    private final SplitCapture split;
    private final MarkCorrection correction;
    private final Quiescer quiescer;
    private final SnapshotTagger tagger;
    private final Pause pause;
    private final Duration listingLag;

    Captures(CreateCall call, SnapshotTagger tagger, Quiescer quiescer, Pause pause, Duration listingLag) {
        this.correction = new MarkCorrection(tagger);
        this.oneCall = new OneCall(call, correction);
        this.split = new SplitCapture(call, correction);
        this.quiescer = quiescer;
        this.tagger = tagger;
        this.pause = pause;
        this.listingLag = listingLag;
    }

    /// Freeze, capture, thaw: those that there are.
    ///
    /// @param trouble why the source is not as its hooks should have left it; null when it is
    Capturing begin(CaptureRecoveryPoint work, Hold hold, Place place, CaptureHooks.@Nullable Trouble trouble) {
        return trouble == null
                ? atRest(work, hold, place)
                : unquiet(work, trouble.onFailure(), hold, place, trouble.why());
    }

    private Capturing atRest(CaptureRecoveryPoint work, Hold hold, Place place) {
        var quiesce = work.quiesce();
        if (quiesce == null) {
            return capture(work, hold, place, Quiet.UNASKED);
        }
        if (mustBeSplit(work, place)) {
            return unquiet(work, quiesce.onFailure(), hold, place, Quiet.TOO_LARGE);
        }
        return switch (quiescer.freeze(freezing(work, quiesce, hold))) {
            case Quiescing.NotNow(var wait, var why) -> new Capturing.NotNow(wait, false, why);
            case Quiescing.NotFrozen(var why) -> unquiet(work, quiesce.onFailure(), hold, place, why);
            case Frozen frozen -> {
                try (frozen) {
                    yield capture(work, hold, place, new FrozenQuiet(frozen, tagger, pause));
                }
            }
        };
    }

    private Capturing unquiet(
            CaptureRecoveryPoint work, Quiesce.OnFailure onFailure, Hold hold, Place place, String why) {
        return switch (onFailure) {
            case CRASH -> capture(work, hold, place, Quiet.without(why));
            case FAIL -> new Capturing.Refused("it could not be brought to rest: " + why, false);
        };
    }

    private Capturing capture(CaptureRecoveryPoint work, Hold hold, Place place, Quiet quiet) {
        if (mustBeSplit(work, place)) {
            return split.begin(work, hold, place, quiet.memberByMember());
        }
        return switch (oneCall.capture(work, hold, place, quiet)) {
            case Capturing.NotNow(var _, var noRoom, var _)
            when noRoom && place.alone() -> split.begin(work, hold, place, quiet.memberByMember());
            case Capturing other -> other;
        };
    }

    private static boolean mustBeSplit(CaptureRecoveryPoint work, Place place) {
        return place.size() < work.volumes().size() || work.withoutData().size() > MOST_EXCLUSIONS;
    }

    private static Freezing freezing(CaptureRecoveryPoint work, Quiesce quiesce, Hold hold) {
        List<VolumeId> volumes = work.volumes().stream().map(VolumeShape::id).toList();
        return Freezing.of(work.key(), hold.capture(), volumes, quiesce);
    }

    /// Of a point of which some members are there: a split one goes on with the others. What one call made is all there
    /// will ever be of it, so when listings have had time to show every member, the point is what they show.
    Capturing complete(RecoveryPoint part, CaptureRecoveryPoint work, Hold hold, Place place, Instant now) {
        if (part.marks().consistency() == Consistency.NOT_ONE_INSTANT) {
            return split.goOn(part, work, hold, place, Quiet.memberByMember(work));
        }
        var newest = part.members().getLast().startTime();
        return now.isBefore(newest.plus(listingLag))
                ? new Capturing.Unsure("listings may not show every member of " + part.key() + " yet")
                : Capturing.Made.of(
                                correction.describe(part.marks(), part.snapshots()),
                                part.snapshots(),
                                List.of(),
                                part.takenAt())
                        .weaker(part.weaker());
    }
}
