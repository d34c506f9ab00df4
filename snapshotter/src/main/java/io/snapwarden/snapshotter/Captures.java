package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Makes points: by one call where that is possible, split where it is not.
final class Captures {

    /// EC2 takes no more exclusions in one call.
    private static final int MOST_EXCLUSIONS = 40;

    private final OneCall oneCall;
    private final SplitCapture split;
    private final MarkCorrection correction;
    private final Duration listingLag;

    Captures(CreateCall call, MarkCorrection correction, Duration listingLag) {
        this.oneCall = new OneCall(call, correction);
        this.split = new SplitCapture(call, correction);
        this.correction = correction;
        this.listingLag = listingLag;
    }

    Capturing begin(CaptureRecoveryPoint work, Hold hold, Place place) {
        if (place.size() < work.volumes().size() || work.withoutData().size() > MOST_EXCLUSIONS) {
            return split.begin(work, hold, place);
        }
        return switch (oneCall.capture(work, hold, place)) {
            case Capturing.NotNow(var _, var noRoom, var _)
            when noRoom && place.alone() -> split.begin(work, hold, place);
            case Capturing other -> other;
        };
    }

    /// Of a point of which some members are there: a split one goes on with the others. What one call made is all there
    /// will ever be of it, so when listings have had time to show every member, the point is what they show.
    Capturing complete(RecoveryPoint part, CaptureRecoveryPoint work, Hold hold, Place place, Instant now) {
        if (part.marks().consistency() == Consistency.NOT_ONE_INSTANT) {
            return split.goOn(part, work, hold, place);
        }
        var newest = part.members().getLast().startTime();
        return now.isBefore(newest.plus(listingLag))
                ? new Capturing.Unsure("listings may not show every member of " + part.key() + " yet")
                : Capturing.Made.of(correction.describe(part.marks(), part.snapshots()), part.snapshots(), List.of());
    }
}
