package io.snapwarden.pruner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.domain.work.Work.DeleteRecoveryPoints.Candidate;
import io.snapwarden.pruner.BegunDeletions.Begun;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.work.Outcome;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Plans what of a policy's points may go in a scope, and hands the plan to what the mode makes of it.
public final class ScopePruner {

    private final EventSink events;
    private final InstantSource time;
    private final PolicySet policies;
    private final GoneSources gone;
    private final BegunDeletions begun;
    private final Planning planning;
    private final Disposal disposal;

    ScopePruner(PrunePorts ports, PolicySet policies, Disposal disposal) {
        this.events = ports.events();
        this.time = ports.time();
        this.policies = policies;
        this.gone = new GoneSources(ports.fleet(), ports.ledger());
        this.begun = new BegunDeletions(ports.ledger());
        this.planning = new Planning(ports);
        this.disposal = disposal;
    }

    /// A pruner that plans and tells, and deletes nothing.
    public static ScopePruner dry(PrunePorts ports, PolicySet policies) {
        return new ScopePruner(ports, policies, new DryRun(ports.events(), ports.time()));
    }

    /// What a prune would do now. It only reads.
    public PruneReport plan(Scope scope, Policy policy) {
        return planning.ofScope(scope, policy);
    }

    Outcome prune(Work.PruneScope work, Message message) {
        var policy = policies.ownerOf(work.run().policy());
        if (policy.isEmpty()) {
            return notInTheFile(work.run().policy());
        }
        var report = disposal.wantsCount(work.scope(), policy.get())
                ? planning.ofScopeCounted(work.scope(), policy.get())
                : plan(work.scope(), policy.get());
        gone.remember(work.scope(), report.evidence());
        announceStrangers(report);
        announceUnsaid(policy.get(), report);
        return disposal.dispose(work, policy.get(), report, message);
    }

    static Outcome notInTheFile(PolicyName name) {
        return new Outcome.Rejected("no policy in the file is named " + name
                + ", now or formerly: its points are kept. A policy takes them over with formerly: [" + name + "]");
    }

    /// Whoever deletes the last of a point says so with the same message. Where that message is lost, the record of
    /// what was begun is all that still knows of the point.
    private void announceUnsaid(Policy policy, PruneReport report) {
        var ours = begun.all(report.scope())
                .filter(one -> policy.owns(one.candidate().key().obligation().policy()))
                .toList();
        var listed = ours.isEmpty() ? Set.<Candidate>of() : report.listed().keySet();
        var unsaid =
                ours.stream().filter(one -> !listed.contains(one.candidate())).toList();
        if (!unsaid.isEmpty()) {
            var now = time.instant();
            events.publish(unsaid.stream().<Event>map(one -> one.pruned(now)).toList());
            begun.settle(report.scope(), unsaid.stream().map(Begun::candidate).collect(Collectors.toSet()));
        }
    }

    private void announceStrangers(PruneReport report) {
        var now = time.instant();
        List<Event> found = report.strangers().stream()
                .<Event>map(stranger -> new Event.MarksDisagree(
                        report.scope(), stranger.snapshot().id(), stranger.why(), now))
                .toList();
        if (!found.isEmpty()) {
            events.publish(found);
        }
    }
}
