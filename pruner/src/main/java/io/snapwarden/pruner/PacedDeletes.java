package io.snapwarden.pruner;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PruneRule.MaxDeletes;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.domain.work.Work.DeleteRecoveryPoints.Candidate;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkSender;
import io.snapwarden.runtime.port.WorkSender.Dispatch;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Asks for the deletion of what the day has room for, oldest first, spread over time.
final class PacedDeletes implements Disposal {

    /// A chunk that waited longer is not worth its reading: the next prune plans anew.
    private static final Duration STALE_AFTER = Duration.ofHours(6);

    private final WorkSender work;
    private final EventSink events;
    private final InstantSource time;
    private final DailyLimits limits;
    private final RunTally tally;

    PacedDeletes(PrunePorts ports, MaxDeletes most) {
        this.work = ports.work();
        this.events = ports.events();
        this.time = ports.time();
        this.limits = new DailyLimits(ports, most);
        this.tally = new RunTally(ports.ledger(), ports.time());
    }

    @Override
    public boolean wantsCount(Scope scope, Policy policy) {
        return !limits.of(policy).isOpen(scope);
    }

    @Override
    public Outcome dispose(Work.PruneScope prune, Policy policy, PruneReport report, Message message) {
        var limit = limits.of(policy);
        var expired = report.expired();
        var wanted =
                expired.stream().map(one -> Fingerprint.candidate(one.point())).toList();
        if (!wanted.isEmpty()) {
            report.inScope().ifPresent(total -> limit.open(prune.scope(), total));
        }
        var admitted = wanted.isEmpty() ? Set.<Candidate>of() : limit.roomFor(prune.scope(), wanted);
        var chunks = Chunk.of(expired.stream()
                .filter(one -> admitted.contains(Fingerprint.candidate(one.point())))
                .toList());
        var soon = chunks.stream()
                .filter(chunk -> chunk.delay().compareTo(WorkQueue.LONGEST_DELAY) <= 0)
                .toList();
        if (!soon.isEmpty()) {
            work.send(
                    soon.stream().map(chunk -> dispatch(prune, chunk, message)).toList());
        }
        events.publish(tally.planned(
                prune.scope(), prune.run(), report.kept(), pruned(report, wanted), refusals(report, admitted)));
        return soon.size() == chunks.size()
                ? new Outcome.Done()
                : new Outcome.Later(
                        WorkQueue.LONGEST_DELAY,
                        (chunks.size() - soon.size()) + " more chunks of deletes than the pace allows by then");
    }

    private Dispatch dispatch(Work.PruneScope prune, Chunk chunk, Message message) {
        var delete = new Work.DeleteRecoveryPoints(prune.scope(), prune.run(), chunk.points());
        return new Dispatch(new Message(delete, time.instant().plus(STALE_AFTER), message.trace()), chunk.delay());
    }

    private static List<Candidate> pruned(PruneReport report, List<Candidate> expired) {
        return Stream.concat(
                        expired.stream(),
                        report.refused().stream().map(refused -> Fingerprint.candidate(refused.point())))
                .toList();
    }

    private List<String> refusals(PruneReport report, Set<Candidate> admitted) {
        var refusals = new ArrayList<>(report.refusals());
        report.expired().stream()
                .filter(one -> !admitted.contains(Fingerprint.candidate(one.point())))
                .map(one -> PruneReport.nameOf(one.point()) + ": " + limits.words())
                .forEach(refusals::add);
        return refusals;
    }
}
