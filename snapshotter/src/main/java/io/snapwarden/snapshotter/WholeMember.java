package io.snapwarden.snapshotter;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.Start;
import io.snapwarden.runtime.work.Outcome;
import io.snapwarden.snapshotter.CaptureHooks.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What AWS Backup, RDS or an application makes a point of. All may take hours, so all that is done here is to ask; the
/// planner's scans see how it ends.
///
/// Whoever is not sure asks again: the token makes the same job of it, the name the same snapshot, and a command is
/// looked for before it is sent. The claim is there so that few try at once, and only one sends a command.
final class WholeMember extends Member {

    /// What asks, and remembers.
    record Askers(
            Claims claims, Failures failures, Waits waits, EventSink events, InstantSource time, Duration settle) {}

    private final ServiceOrder order;
    private final Askers askers;
    private @Nullable String id;

    WholeMember(CaptureRecoveryPoint work, Instant notAfter, ServiceOrder order, Askers askers) {
        super(work, notAfter, askers.claims(), askers.failures(), askers.time(), askers.settle());
        this.order = order;
        this.askers = askers;
    }

    @Override
    int size() {
        return 0;
    }

    @Override
    boolean hasHooks() {
        return false;
    }

    /// Whoever asks again, by the same token or name or after a look, makes no second one.
    @Override
    boolean isBegun() {
        return false;
    }

    @Override
    void begin(Hold hold) {
        ours(hold);
    }

    @Override
    void look(Claiming.LookFirst looked) {
        taken(askers.claims().take(work().key(), looked));
    }

    /// A refusal because of tags says that nothing was made. The source's can do without, ours cannot.
    @Override
    Capturing capture(Kept held, @Nullable Trouble unquiet) {
        var at = now();
        var start = order.start(work().sourceTags(), held.hold());
        if (start instanceof Start.TagsRefused && !work().sourceTags().isEmpty()) {
            return of(order.start(Map.of(), held.hold()), droppingAll(), at);
        }
        return of(start, work().droppedTags(), at);
    }

    private List<String> droppingAll() {
        return Stream.concat(work().sourceTags().keySet().stream(), work().droppedTags().stream())
                .sorted()
                .toList();
    }

    private Capturing of(Start start, List<String> dropped, Instant at) {
        return switch (start) {
            case Start.Started(var name) -> {
                order.started(name); // not when the others are done, which may take minutes
                id = name;
                yield new Capturing.Made(order.marks(), order.snapshots(name), dropped, null, null, at);
            }
            case Start.Busy(var pause, var why) -> {
                askers.waits().note(work().key(), why);
                yield new Capturing.NotNow(pause, false, why);
            }
            case Start.Ambiguous(var why) ->
                order.isRepeatable() ? new Capturing.NotNow(askers.settle(), false, why) : new Capturing.Unsure(why);
            case Start.Gone(var why) -> new Capturing.Refused(why, true);
            case Start.Refused(var why) -> new Capturing.Refused(why, false);
            case Start.TagsRefused(var why) -> new Capturing.Refused("our own marks were refused: " + why, false);
        };
    }

    /// It is written down: a crash in between repeats the event, and AWS shows the same job or snapshot again.
    @Override
    Outcome told(Capturing.Made made) {
        var started = id;
        if (started == null) {
            throw new IllegalStateException("nothing was started for " + work().key());
        }
        askers.events()
                .publish(new Event.RecoveryPointCaptured(
                        work().key(),
                        work().kind(),
                        made.marks().capture(),
                        made.snapshots(),
                        made.marks().consistency(),
                        made.dropped(),
                        null,
                        null,
                        order.job(started),
                        now()));
        return new Outcome.Done();
    }

    @Override
    Optional<Outcome> tooSoon() {
        throw new IllegalStateException("only EC2 has a rate for each volume: " + work().key());
    }

    /// Their services let no later call of ours write tags.
    @Override
    List<SnapshotId> taggable() {
        return List.of();
    }
}
