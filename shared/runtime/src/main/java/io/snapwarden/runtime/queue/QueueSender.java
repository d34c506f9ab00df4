package io.snapwarden.runtime.queue;

import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkQueue.Outgoing;
import io.snapwarden.runtime.port.WorkSender;
import io.snapwarden.runtime.wire.WireFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Sends each kind of work to the queue of the service that does it, grouped by scope, so that one large account does
/// not hold up the others.
public record QueueSender(WorkQueue plan, WorkQueue capture, WorkQueue prune) implements WorkSender {

    private static final String NO_SCOPE = "all";

    /// For the pruner, which sends to itself alone: anything else would be rejected there.
    public static QueueSender pruneOnly(WorkQueue prune) {
        return new QueueSender(prune, prune, prune);
    }

    @Override
    public void send(List<Dispatch> work) {
        var byQueue = new LinkedHashMap<WorkQueue, List<Outgoing>>();
        for (var dispatch : work) {
            byQueue.computeIfAbsent(queueOf(dispatch.message().work()), _ -> new ArrayList<>())
                    .add(outgoing(dispatch));
        }
        byQueue.forEach(WorkQueue::send);
    }

    private WorkQueue queueOf(Work work) {
        return switch (work) {
            case Work.Tick _, Work.ScanScope _, Work.LookSooner _, Work.ReviewRun _ -> plan;
            case Work.CaptureRecoveryPoint _, Work.CaptureWorkload _, Work.SettleHooks _ -> capture;
            case Work.PruneScope _, Work.DeleteRecoveryPoints _ -> prune;
        };
    }

    private static Outgoing outgoing(Dispatch dispatch) {
        var encoded = WireFormat.encode(dispatch.message());
        return new Outgoing(
                encoded.type(),
                encoded.body(),
                group(dispatch.message().work()),
                dispatch.delay(),
                dispatch.message().trace());
    }

    private static String group(Work work) {
        return switch (work) {
            case Work.Tick _, Work.ReviewRun _ -> NO_SCOPE;
            case Work.ScanScope scan -> scan.scope().toString();
            case Work.LookSooner hint -> hint.scope().toString();
            case Work.CaptureRecoveryPoint capture ->
                capture.key().obligation().scope().toString();
            case Work.CaptureWorkload workload -> workload.scope().toString();
            case Work.SettleHooks hooks -> hooks.key().obligation().scope().toString();
            case Work.PruneScope prune -> prune.scope().toString();
            case Work.DeleteRecoveryPoints delete -> delete.scope().toString();
        };
    }
}
