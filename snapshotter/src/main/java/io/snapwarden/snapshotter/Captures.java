package io.snapwarden.snapshotter;

import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.policy.Quiesce;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.snapshotter.CaptureHooks.Trouble;
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
    private final VssCaptures vss;
    private final Verdicts verdicts;
    private final Duration listingLag;

    Captures(
            CreateCall call,
            MarkCorrection correction,
            Quiescer quiescer,
            VssCaptures vss,
            Verdicts verdicts,
            Duration listingLag) {
        this.correction = correction;
        this.oneCall = new OneCall(call, correction);
        this.split = new SplitCapture(call, correction);
        this.quiescer = quiescer;
        this.vss = vss;
        this.verdicts = verdicts;
        this.listingLag = listingLag;
    }

    /// Freeze, capture, thaw: those that there are.
    ///
    /// @param trouble why the source is not as its hooks should have left it; null when it is
    Capturing begin(CaptureRecoveryPoint work, Kept kept, Place place, @Nullable Trouble trouble) {
        var quiesce = work.quiesce();
        if (quiesce != null && quiesce.byVss()) {
            return byVss(work, quiesce, trouble, kept, place);
        }
        return trouble == null
                ? atRest(work, kept.hold(), place)
                : unquiet(work, trouble.onFailure(), kept.hold(), place, trouble.why());
    }

    private Capturing byVss(
            CaptureRecoveryPoint work, Quiesce quiesce, @Nullable Trouble trouble, Kept kept, Place place) {
        var unfit = trouble == null ? unfitForVss(work, place) : trouble.why();
        return switch (vss.capture(work, kept, place, unfit)) {
            case VssCaptures.Result.Ended(var capturing) -> capturing;
            case VssCaptures.Result.Nothing(var why) -> {
                var onFailure = trouble == null ? quiesce.onFailure() : trouble.onFailure();
                yield unquiet(work, onFailure, kept.fresh(), place, why);
            }
        };
    }

    private static @Nullable String unfitForVss(CaptureRecoveryPoint work, Place place) {
        if (place.size() < work.volumes().size()) {
            return Quiet.TOO_LARGE;
        }
        return work.withoutData().isEmpty()
                ? null
                : Quiesce.VSS + " cannot leave out " + work.withoutData().getFirst()
                        + ": include it, or exclude the instance";
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
                    yield capture(work, hold, place, new FrozenQuiet(frozen, verdicts));
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

    /// Goes on with what is there of a point. A host that makes its own is followed to its end, and a split set gets
    /// the others. What one call made is all there will ever be of it, so when listings have had time to show every
    /// member, the point is what they show.
    Capturing complete(RecoveryPoint part, CaptureRecoveryPoint work, Kept kept, Place place, Instant now) {
        if (VssCaptures.isUnjudged(work, part)) {
            return vss.resume(work, kept, place);
        }
        var hold = kept.hold();
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
