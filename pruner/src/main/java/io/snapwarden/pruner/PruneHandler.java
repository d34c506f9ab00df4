package io.snapwarden.pruner;

import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.domain.policy.PruneRule;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.work.Handler;
import io.snapwarden.runtime.work.Outcome;
import java.time.InstantSource;

/// Does the pruner's two kinds of work. What `prune.mode` says is settled here, once: nothing below asks for it.
public final class PruneHandler implements Handler<Message> {

    private final InstantSource time;
    private final Duty<Work.PruneScope> scopes;
    private final Duty<Work.DeleteRecoveryPoints> points;

    /// One kind of work under one mode.
    @FunctionalInterface
    private interface Duty<W> {
        Outcome handle(W work, Message message);
    }

    public PruneHandler(PrunePorts ports, PolicySet policies, PruneRule rule) {
        time = ports.time();
        scopes = switch (rule.mode()) {
            case OFF -> (_, _) -> new Outcome.Done();
            case DRY_RUN -> new ScopePruner(ports, policies, new DryRun(ports.events(), time))::prune;
            case DELETE -> new ScopePruner(ports, policies, new PacedDeletes(ports, rule.maxDeletes()))::prune;
        };
        points = switch (rule.mode()) {
            case OFF, DRY_RUN -> (_, _) -> new Outcome.Done();
            case DELETE -> (work, _) -> new PointPruner(ports, policies, rule.maxDeletes()).delete(work);
        };
    }

    @Override
    public Outcome handle(Message message) {
        if (message.expiredAt(time.instant())) {
            return new Outcome.Done();
        }
        return switch (message.work()) {
            case Work.PruneScope work -> scopes.handle(work, message);
            case Work.DeleteRecoveryPoints work -> points.handle(work, message);
            case Work.Tick _,
                    Work.ScanScope _,
                    Work.LookSooner _,
                    Work.ReviewRun _,
                    Work.CaptureRecoveryPoint _,
                    Work.CaptureWorkload _,
                    Work.SettleHooks _ ->
                new Outcome.Rejected("the pruner prunes and does nothing else: "
                        + message.work().getClass().getSimpleName() + " belongs into another queue");
        };
    }
}
