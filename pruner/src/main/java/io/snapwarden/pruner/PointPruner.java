package io.snapwarden.pruner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.domain.policy.PruneRule.MaxDeletes;
import io.snapwarden.domain.retention.PrunePlan.Cause;
import io.snapwarden.domain.work.Work;
import io.snapwarden.domain.work.Work.DeleteRecoveryPoints.Candidate;
import io.snapwarden.pruner.BegunDeletions.Begun;
import io.snapwarden.pruner.SourceReport.Expired;
import io.snapwarden.pruner.WholePoints.Standing;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.work.Outcome;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Deletes points: of those that it is asked for only the ones that a plan made now lets go as well, and that the
/// day has room for. All is written down before the first snapshot goes; the record goes last, so that a crash
/// repeats and never loses.
final class PointPruner {

    private final PolicySet policies;
    private final EventSink events;
    private final InstantSource time;
    private final Planning planning;
    private final DailyLimits limits;
    private final BegunDeletions begun;
    private final PrunePorts ports;
    private final RunTally tally;
    private final GoneSources gone;

    PointPruner(PrunePorts ports, PolicySet policies, MaxDeletes most) {
        this.policies = policies;
        this.events = ports.events();
        this.time = ports.time();
        this.planning = new Planning(ports);
        this.limits = new DailyLimits(ports, most);
        this.begun = new BegunDeletions(ports.ledger());
        this.ports = ports;
        this.tally = new RunTally(ports.ledger(), ports.time());
        this.gone = new GoneSources(ports.fleet(), ports.ledger());
    }

    Outcome delete(Work.DeleteRecoveryPoints work) {
        var policy = policies.ownerOf(work.policy());
        return policy.isEmpty() ? ScopePruner.notInTheFile(work.policy()) : delete(work, policy.get());
    }

    private Outcome delete(Work.DeleteRecoveryPoints work, Policy policy) {
        var scope = work.scope();
        var report = planning.ofSources(scope, policy, work.sources());
        var agreed = report.expired(work.candidates());
        var cleared = agreed.isEmpty() ? Set.<Candidate>of() : limits.of(policy).claim(scope, agreed.sequencedKeySet());

        var chunk = Fingerprint.of(work);
        var halfway = halfway(scope, agreed.values());
        var started = begun.begin(scope, chunk, begunOf(agreed, cleared, halfway));
        if (!halfway.isEmpty()) {
            begun.takeOver(scope, chunk, started.stream().map(Begun::candidate).collect(Collectors.toSet()));
        }
        var standing = new WholePoints(PolicyStore.of(ports, policy)).delete(scope, started, report.listed(), cleared);
        announce(work, standing, overTheLimit(agreed, cleared));
        tidy(scope, chunk, report, started, standing);
        return new Outcome.Done();
    }

    /// What other chunks have begun, where some of these points have lost members.
    private List<Begun> halfway(Scope scope, Collection<Expired> points) {
        boolean any = points.stream()
                .map(Expired::point)
                .anyMatch(point -> point.members().size() < point.marks().members());
        return any ? begun.all(scope).toList() : List.of();
    }

    private static List<Begun> begunOf(
            Map<Candidate, Expired> agreed, Set<Candidate> cleared, Collection<Begun> earlier) {
        return agreed.entrySet().stream()
                .filter(point -> cleared.contains(point.getKey()))
                .map(point -> Begun.of(point.getValue()).after(earlier))
                .toList();
    }

    private List<String> overTheLimit(Map<Candidate, Expired> agreed, Set<Candidate> cleared) {
        return agreed.entrySet().stream()
                .filter(point -> !cleared.contains(point.getKey()))
                .map(point -> PruneReport.nameOf(point.getValue().point()) + ": " + limits.words())
                .toList();
    }

    private void announce(Work.DeleteRecoveryPoints work, Standing standing, List<String> overTheLimit) {
        var now = time.instant();
        var told = new ArrayList<Event>();
        for (var point : standing.gone()) {
            told.add(point.pruned(now));
        }
        var refused = Stream.concat(standing.refused().stream(), overTheLimit.stream())
                .toList();
        told.add(tally.deleted(work.scope(), work.run(), candidates(standing), refused));
        events.publish(told);
    }

    private void tidy(Scope scope, String chunk, PruneReport report, List<Begun> started, Standing standing) {
        var deleted = candidates(standing);
        report.sourcesLeftEmptyBy(deleted).stream()
                .filter(report.evidence()::proves)
                .forEach(source -> gone.forget(scope, source));
        if (standing.gone().stream().anyMatch(point -> point.cause().equals(Cause.BEGUN.words()))) {
            begun.settle(scope, deleted);
        }
        if (!started.isEmpty()) {
            begun.finish(scope, chunk, standing.halfway());
        }
    }

    private static Set<Candidate> candidates(Standing standing) {
        return standing.gone().stream().map(Begun::candidate).collect(Collectors.toSet());
    }
}
