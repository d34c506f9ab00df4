package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.policy.Quiesce;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.HostCommands;
import io.snapwarden.runtime.port.HostCommands.Document;
import io.snapwarden.runtime.port.HostCommands.Order;
import io.snapwarden.runtime.port.HostCommands.Run;
import io.snapwarden.runtime.port.HostCommands.Sending;
import io.snapwarden.snapshotter.host.Documents;
import io.snapwarden.snapshotter.host.Watch;
import io.snapwarden.snapshotter.vss.VssOrder;
import io.snapwarden.snapshotter.vss.VssProof;
import io.snapwarden.snapshotter.vss.VssWords;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Captures of Windows instances: the host makes the snapshots itself, under our marks, by a document of AWS that knows
/// no token. So each attempt has one command, which is looked for before it is sent; nothing else is made before it is
/// over; and what exists decides, whatever the command says.
final class VssCaptures {

    /// What came of it.
    sealed interface Result {

        record Ended(Capturing capturing) implements Result {}

        /// No snapshot was made, and none will be.
        record Nothing(String why) implements Result {}
    }

    /// It may have to install AWS's components first.
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Duration CANCELLED_WITHIN = Duration.ofMinutes(1);
    private static final Duration LOOKED_AT_EVERY = Duration.ofSeconds(5);
    private static final Duration DELIVERED_WITHIN = Duration.ofSeconds(30);
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final HostCommands hosts;
    private final Documents documents;
    private final Watch watch;
    private final Lookup lookup;
    private final Verdicts verdicts;
    private final InstantSource time;
    private final CaptureConfig config;

    VssCaptures(CapturePorts ports, Documents documents, Lookup lookup, Verdicts verdicts, CaptureConfig config) {
        this.hosts = ports.hosts();
        this.time = ports.time();
        this.documents = documents;
        this.watch = new Watch(hosts::lookAtSteps, time, ports.pause(), LOOKED_AT_EVERY);
        this.lookup = lookup;
        this.verdicts = verdicts;
        this.config = config;
    }

    /// Whether the point was made by a host, and nobody has said yet what its tags prove.
    static boolean isUnjudged(CaptureRecoveryPoint work, RecoveryPoint point) {
        var quiesce = work.quiesce();
        return quiesce != null
                && quiesce.byVss()
                && point.key().equals(work.key())
                && Marks.UNPROVEN.equals(point.weaker());
    }

    /// @param unfit why it shall not be begun; null when it may
    Result capture(CaptureRecoveryPoint work, Kept kept, Place place, @Nullable String unfit) {
        var sent = sent(work.key());
        if (sent.isPresent()) {
            return follow(work, sent.get(), kept, place);
        }
        var order = order(work, kept.hold());
        var refusal = unfit == null ? order.unfit() : unfit;
        return refusal == null ? begin(work, order, kept, place) : new Result.Nothing(refusal);
    }

    /// Goes on with what exists, without sending anything.
    Capturing resume(CaptureRecoveryPoint work, Kept kept, Place place) {
        var result = sent(work.key())
                .map(command -> follow(work, command, kept, place))
                .orElseGet(() -> settle(work, VssWords.unknown(), kept, place));
        return switch (result) {
            case Result.Ended(var capturing) -> capturing;
            case Result.Nothing(var why) -> new Capturing.Unsure(why);
        };
    }

    private static VssOrder order(CaptureRecoveryPoint work, Hold hold) {
        var marks = work.marks(hold.capture());
        return VssOrder.of(marks, work.workload(), work.sourceTags(), work.withoutBoot());
    }

    private Result begin(CaptureRecoveryPoint work, VssOrder order, Kept kept, Place place) {
        var scope = work.key().obligation().scope();
        return switch (documents.find(scope, Quiesce.VSS)) {
            case Document.Unusable(var why) -> new Result.Nothing(why);
            case Document.Command(var declared) -> {
                var missing = order.parameters().keySet().stream()
                        .filter(parameter -> !declared.contains(parameter))
                        .sorted()
                        .toList();
                yield missing.isEmpty()
                        ? send(work, order, kept, place)
                        : new Result.Nothing("the document " + Quiesce.VSS + " in " + scope + " does not take "
                                + String.join(", ", missing));
            }
        };
    }

    private Result send(CaptureRecoveryPoint work, VssOrder order, Kept kept, Place place) {
        var owed = work.key().obligation();
        if (!kept.fresh().trustedAt(time.instant(), config.settle())) {
            return unsure("the claim is too old to act on, as after a pause of the process");
        }
        var command = new Order(owed.source(), Quiesce.VSS, order.parameters(), DELIVERED_WITHIN, comment(work.key()));
        return switch (hosts.send(owed.scope(), command)) {
            case Sending.Sent(var id) -> follow(work, id, kept, place);
            case Sending.Busy(var pause, var why) -> new Result.Ended(new Capturing.NotNow(pause, false, why));
            case Sending.Refused(var why) -> new Result.Nothing(why);
            case Sending.Ambiguous(var why) ->
                watch.lookFor(() -> sent(work.key()))
                        .map(id -> follow(work, id, kept, place))
                        .orElseGet(() -> unsure("nobody knows whether " + Quiesce.VSS + " was begun: " + why));
        };
    }

    /// The command of this attempt. Who cannot look may not send either, so trouble is thrown.
    private Optional<String> sent(PointKey key) {
        var owed = key.obligation();
        return hosts.find(
                owed.scope(), owed.source(), comment(key), owed.slot().at().minus(CLOCK_TOLERANCE));
    }

    private static String comment(PointKey key) {
        return "snapwarden vss " + key.obligation().workId() + " " + key.attempt();
    }

    private Result follow(CaptureRecoveryPoint work, String command, Kept kept, Place place) {
        var run = watch(work, command, PATIENCE, kept);
        boolean endless = run instanceof Run.Going;
        if (endless) {
            var owed = work.key().obligation();
            hosts.cancel(owed.scope(), owed.source(), command);
            run = watch(work, command, CANCELLED_WITHIN, kept);
        }
        return switch (run) {
            case Run.Going() -> unsure(VssWords.stillGoing(PATIENCE));
            case Run.Ended ended -> settle(work, VssWords.ended(ended), kept, place);
            case Run.Lost(var why) ->
                settle(work, endless ? VssWords.endless(PATIENCE) : VssWords.lost(why), kept, place);
        };
    }

    private Run watch(CaptureRecoveryPoint work, String command, Duration most, Kept kept) {
        var owed = work.key().obligation();
        return watch.until(owed.scope(), owed.source(), command, time.instant().plus(most), kept::all);
    }

    /// The command is over, so nothing more is made. What exists is looked at until it proves that the instance was at
    /// rest, or until whatever was made would show.
    ///
    /// @param how it ended, in words
    private Result settle(CaptureRecoveryPoint work, String how, Kept kept, Place place) {
        var until = time.instant().plus(config.settle());
        for (var found = lookup.find(work.key()); ; found = lookup.find(work.key())) {
            boolean late = !time.instant().isBefore(until);
            switch (found) {
                case Lookup.Found.Whole(var point)
                when late || !isUnjudged(work, point) || VssProof.of(point).holds() -> {
                    place.took(point.snapshots().values());
                    return new Result.Ended(judge(work, point, how));
                }
                case Lookup.Found.Part(var part)
                when late -> {
                    place.took(part.snapshots().values());
                    return new Result.Ended(partial(part, how));
                }
                case Lookup.Found.Nothing()
                when late -> {
                    return new Result.Nothing(how);
                }
                case Lookup.Found.Whole _, Lookup.Found.Part _, Lookup.Found.Nothing _ -> {
                    watch.rest();
                    kept.all();
                }
            }
        }
    }

    private Capturing judge(CaptureRecoveryPoint work, RecoveryPoint point, String how) {
        var made = Capturing.Made.of(point.marks(), point.snapshots(), dropped(work, point), point.takenAt());
        if (!isUnjudged(work, point)) {
            return made.weaker(point.weaker());
        }
        var proof = VssProof.of(point);
        return proof.holds()
                ? verdicts.raise(made, null, proof.words())
                : verdicts.lower(made, null, proof.words() + "; " + how);
    }

    private static List<String> dropped(CaptureRecoveryPoint work, RecoveryPoint point) {
        return VssOrder.of(point.marks(), work.workload(), work.sourceTags(), work.withoutBoot())
                .dropped();
    }

    /// What one document has made is all there will ever be. Unlike after a create call, which makes all or nothing, a
    /// volume that lacks may well be there: so such a set never counts as whole.
    private Capturing partial(RecoveryPoint part, String how) {
        Instant newest = part.members().getLast().startTime();
        return time.instant().isBefore(newest.plus(config.listingLag()))
                ? new Capturing.Unsure("listings may not show every member of " + part.key() + " yet")
                : new Capturing.Refused(VssWords.partial(part, how), false);
    }

    private static Result unsure(String why) {
        return new Result.Ended(new Capturing.Unsure(why));
    }
}
