package io.snapwarden.domain.run;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.WorkloadName;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/// When the captures of one workload began: left in the run ledger by the snapshotter, read by the planner.
public record CaptureStarts(WorkloadName workload, List<Start> starts) {

    public record Start(ResourceId source, Instant at) {}

    public CaptureStarts {
        starts = List.copyOf(starts);
    }

    /// With more of them. Of a resource that is named twice the first word stands: who looks again sees later instants.
    public CaptureStarts with(Collection<Start> more) {
        var all = new LinkedHashMap<ResourceId, Start>();
        starts.forEach(start -> all.put(start.source(), start));
        more.forEach(start -> all.putIfAbsent(start.source(), start));
        return new CaptureStarts(workload, List.copyOf(all.values()));
    }
}
