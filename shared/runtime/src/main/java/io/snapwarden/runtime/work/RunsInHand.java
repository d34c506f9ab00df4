package io.snapwarden.runtime.work;

import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import java.util.List;
import java.util.function.Supplier;

/// The runs that the work in hand is for, so that an adapter can name them to AWS. It follows a message through a
/// thread as its trace does; nothing is decided by it.
public final class RunsInHand {

    private static final ScopedValue<List<RunKey>> RUNS = ScopedValue.newInstance();

    private RunsInHand() {}

    /// None where the work is for no run, or there is none.
    public static List<RunKey> runs() {
        return RUNS.isBound() ? RUNS.get() : List.of();
    }

    /// @param what what has arrived; only a [Message] is for runs
    public static <T> T during(Object what, Supplier<T> work) {
        return what instanceof Message message
                ? ScopedValue.where(RUNS, of(message.work())).call(work::get)
                : work.get();
    }

    /// In another thread for the same work.
    static void during(List<RunKey> runs, Runnable work) {
        ScopedValue.where(RUNS, runs).run(work);
    }

    private static List<RunKey> of(Work work) {
        return switch (work) {
            case Work.Tick(), Work.LookSooner _ -> List.of();
            case Work.ScanScope scan -> scan.runs();
            case Work.ReviewRun(var run) -> List.of(run);
            case Work.CaptureRecoveryPoint capture -> of(capture.key().obligation());
            case Work.CaptureWorkload workload -> List.of(workload.run());
            case Work.SettleHooks hooks -> of(hooks.key().obligation());
            case Work.PruneScope prune -> List.of(prune.run());
            case Work.DeleteRecoveryPoints delete -> List.of(delete.run());
        };
    }

    private static List<RunKey> of(Obligation owed) {
        return List.of(owed.run());
    }
}
