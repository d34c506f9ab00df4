package io.snapwarden.snapshotter;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.work.Outcome;
import io.snapwarden.snapshotter.CaptureHooks.Trouble;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What EC2 makes a point of: an instance's volumes, or a lone one. Whoever is not sure looks at what exists before he
/// creates anything.
final class VolumesMember extends Member {

    /// What makes and finds such points.
    record Makers(
            Claims claims,
            Failures failures,
            Lookup lookup,
            Captures captures,
            CaptureHooks hooks,
            EventSink events,
            InstantSource time,
            CaptureConfig config) {}

    private final Makers makers;
    private @Nullable Place place;
    private @Nullable RecoveryPoint unfinished;
    private boolean adopted;
    private List<SnapshotId> snapshots = List.of();

    VolumesMember(CaptureRecoveryPoint work, Instant notAfter, Makers makers) {
        super(
                work,
                notAfter,
                makers.claims(),
                makers.failures(),
                makers.time(),
                makers.config().settle());
        this.makers = makers;
    }

    @Override
    int size() {
        return work().volumes().size();
    }

    /// What goes on with an earlier capture's members comes after its hooks.
    @Override
    boolean hasHooks() {
        return work().hooks() != null && !isBegun();
    }

    @Override
    boolean isBegun() {
        return unfinished != null;
    }

    @Override
    void place(Place room) {
        place = room;
    }

    @Override
    void leave() {
        if (place != null) {
            place.close();
        }
    }

    /// A claim speaks for what was claimed. What an earlier order made while the ledger did not answer, or before
    /// it was lost, only the account can tell. In the beginning there is no earlier order.
    @Override
    void begin(Hold hold) {
        var begun = work().key().obligation().slot().at().plus(makers.config().firstOrder());
        boolean claimed = now().isBefore(begun) || makers.claims().keptSince(begun);
        var found = claimed ? new Lookup.Found.Nothing() : makers.lookup().find(work().key());
        switch (found) {
            case Lookup.Found.Whole(var point)
            when VssCaptures.isUnjudged(work(), point) -> {
                unfinished = point;
                ours(hold);
            }
            case Lookup.Found.Whole(var point) -> adopt(point);
            case Lookup.Found.Nothing() -> ours(hold);
            case Lookup.Found.Part _ -> waits(settleTime(), "an earlier order is at work on it");
        }
    }

    @Override
    void look(Claiming.LookFirst looked) {
        switch (makers.lookup().find(work().key())) {
            case Lookup.Found.Whole(var point) when VssCaptures.isUnjudged(work(), point) -> goOn(point, looked);
            case Lookup.Found.Whole(var point) -> adopt(point);
            case Lookup.Found.Nothing() -> taken(makers.claims().take(work().key(), looked));
            case Lookup.Found.Part(var part) -> goOn(part, looked);
        }
    }

    /// Under the capture's own id, so that what is still to be made belongs to it.
    private void goOn(RecoveryPoint point, Claiming.LookFirst looked) {
        unfinished = point;
        taken(makers.claims().take(work().key(), looked, point.marks().capture()));
    }

    @Override
    Capturing capture(Kept held, @Nullable Trouble unquiet) {
        var room = place;
        if (room == null) {
            throw new IllegalStateException("there is no room for " + work().key());
        }
        if (unfinished == null) {
            return makers.captures().begin(work(), held, room, unquiet);
        }
        var capturing = makers.captures().complete(unfinished, work(), held, room, now());
        adopted = capturing instanceof Capturing.Made;
        return capturing;
    }

    /// The point is there: made just now by somebody else, or long ago by whoever died before he could say so.
    private void adopt(RecoveryPoint point) {
        adopted = true;
        found(adoptable(point));
    }

    private static Capturing.Made adoptable(RecoveryPoint point) {
        return Capturing.Made.of(point.marks(), point.snapshots(), List.of(), point.takenAt())
                .weaker(point.weaker());
    }

    @Override
    Optional<Outcome> tooSoon() {
        return switch (makers.lookup().find(work().key())) {
            case Lookup.Found.Whole(var point) -> {
                adopt(point);
                begun(point.takenAt());
                yield Optional.of(told(adoptable(point)));
            }
            case Lookup.Found.Part _, Lookup.Found.Nothing() -> Optional.empty();
        };
    }

    @Override
    Outcome told(Capturing.Made made) {
        if (adopted) {
            makers.hooks().adopted(work());
        }
        snapshots = made.snapshots();
        var marks = made.marks();
        makers.events()
                .publish(new Event.RecoveryPointCaptured(
                        marks.key(),
                        work().kind(),
                        marks.capture(),
                        made.snapshots(),
                        marks.consistency(),
                        Stream.concat(work().droppedTags().stream(), made.dropped().stream())
                                .distinct()
                                .toList(),
                        made.frozen(),
                        made.weaker(),
                        now()));
        return new Outcome.Done();
    }

    @Override
    List<SnapshotId> taggable() {
        return snapshots;
    }
}
