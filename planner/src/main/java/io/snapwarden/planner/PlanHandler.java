package io.snapwarden.planner;

import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.work.Handler;
import io.snapwarden.runtime.work.Outcome;
import java.time.InstantSource;

/// All that the planner does, by kind of work.
public final class PlanHandler implements Handler<Message> {

    private final TickHandler ticks;
    private final ScanHandler scans;
    private final HintHandler hints;
    private final ReviewHandler reviews;
    private final InstantSource time;

    PlanHandler(TickHandler ticks, ScanHandler scans, HintHandler hints, ReviewHandler reviews, InstantSource time) {
        this.ticks = ticks;
        this.scans = scans;
        this.hints = hints;
        this.reviews = reviews;
        this.time = time;
    }

    @Override
    public Outcome handle(Message message) {
        if (message.expiredAt(time.instant())) {
            return new Outcome.Done();
        }
        return switch (message.work()) {
            case Work.Tick() -> ticks.handle(message);
            case Work.ScanScope scan -> scans.handle(scan, message);
            case Work.LookSooner hint -> hints.handle(hint, message);
            case Work.ReviewRun review -> reviews.handle(review, message);
            case Work.CaptureRecoveryPoint _,
                    Work.CaptureWorkload _,
                    Work.SettleHooks _,
                    Work.PruneScope _,
                    Work.DeleteRecoveryPoints _ ->
                new Outcome.Rejected("the planner does not do "
                        + message.work().getClass().getSimpleName() + ": its queue gets planning work only");
        };
    }
}
