package io.snapwarden.planner;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.snapwarden.domain.fleet.WorkloadName;
import io.snapwarden.domain.policy.Workload;
import io.snapwarden.domain.work.Work;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts what belongs to one workload into one message, so that it is captured side by side.
final class WorkloadOrders {

    /// One worker begins so many captures within seconds.
    static final int MOST_MEMBERS = 100;

    private static final Logger log = LoggerFactory.getLogger(WorkloadOrders.class);

    /// A message of SQS has at most 1 MiB, its frame and attributes included.
    private static final int MOST_BYTES = 900_000;

    private WorkloadOrders() {}

    /// Several where one would be too large: each is a bracket of hooks of its own, and the span of the workload
    /// shows how far apart they were.
    static List<Work> of(WorkloadName name, Workload workload, List<CaptureRecoveryPoint> members) {
        var messages = new ArrayList<Work>();
        var together = new ArrayList<CaptureRecoveryPoint>();
        int bytes = 0;
        for (var member : members) {
            int size = Json.write(member).getBytes(UTF_8).length + 1;
            if (!together.isEmpty() && (together.size() == MOST_MEMBERS || bytes + size > MOST_BYTES)) {
                messages.add(new Work.CaptureWorkload(name, workload.onFailure(), together));
                together.clear();
                bytes = 0;
            }
            together.add(member);
            bytes += size;
        }
        messages.add(new Work.CaptureWorkload(name, workload.onFailure(), together));
        if (messages.size() > 1) {
            log.warn(
                    "The workload {} of {} resources is too large for one message and is captured in {} parts [point={}]",
                    name,
                    members.size(),
                    messages.size(),
                    members.getFirst().key());
        }
        return messages;
    }
}
