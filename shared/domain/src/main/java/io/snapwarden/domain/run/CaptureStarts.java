package io.snapwarden.domain.run;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.WorkloadName;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/// When the captures of one workload began: left in the run ledger by the snapshotter, read by the planner.
public record CaptureStarts(WorkloadName workload, List<Start> starts) {

    /// @param attempt 0 where an older program wrote it
    public record Start(ResourceId source, int attempt, Instant at) {}

    public CaptureStarts {
        starts = List.copyOf(starts);
    }

    /// With more of them. Of an attempt that is named twice the first word stands: who looks again sees later instants.
    /// A later attempt takes the place of one that failed.
    public CaptureStarts with(Collection<Start> more) {
        var all = new LinkedHashMap<ResourceId, Start>();
        starts.forEach(start -> all.put(start.source(), start));
        more.forEach(start ->
                all.merge(start.source(), start, (known, next) -> next.attempt() > known.attempt() ? next : known));
        return new CaptureStarts(workload, List.copyOf(all.values()));
    }
}
