package io.snapwarden.planner;

import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Reading;
import io.snapwarden.runtime.port.DependencyException;
import java.time.Instant;
import java.util.List;

/// Looks at a scope for the runs that a service other than EC2 makes points for: what the policies select, and the
/// points. Each service is looked at by itself, so that trouble with one costs the others nothing.
interface ServiceSweep {

    /// Whether the service makes the points of such resources.
    boolean makes(ResourceKind kind);

    /// Under what it is remembered that the service cannot be looked at.
    String said(Scope scope);

    /// @throws DependencyException for any trouble
    ScopeListing.Listed listed(Scope scope, List<OpenRun> runs);

    /// Nothing that was taken earlier is a point of these runs.
    static Instant since(List<OpenRun> runs) {
        return runs.stream()
                .map(run -> run.key().slot().at().minus(Reading.CLOCK_TOLERANCE))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    default ScopeListing of(Scope scope, List<OpenRun> runs) {
        try {
            return listed(scope, runs);
        } catch (DependencyException e) {
            return ScopeListing.unreachableOr(e);
        }
    }
}
