package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Fleet;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.runtime.port.DatabaseReader;
import java.util.List;

/// Looks at a scope for the runs that RDS works for. A quota of a hundred snapshots is read in one page, and they say
/// of themselves what they are, so that nothing else needs to be known.
final class DatabaseSweep implements ServiceSweep {

    private static final List<ResourceKind> KINDS = List.of(ResourceKind.RDS, ResourceKind.AURORA);

    private final PolicySet policies;
    private final DatabaseReader databases;
    private final RunKinds kinds;

    DatabaseSweep(PolicySet policies, DatabaseReader databases, RunKinds kinds) {
        this.policies = policies;
        this.databases = databases;
        this.kinds = kinds;
    }

    @Override
    public boolean makes(ResourceKind kind) {
        return kind.isDatabase();
    }

    @Override
    public String said(Scope scope) {
        return LedgerKeys.saidOfDatabases(scope);
    }

    @Override
    public ScopeListing.Listed listed(Scope scope, List<OpenRun> runs) {
        var from = ServiceSweep.since(runs);
        var points = KINDS.stream()
                .filter(kind ->
                        runs.stream().anyMatch(run -> kinds.of(run, scope).contains(kind)))
                .flatMap(kind -> databases.snapshots(scope, kind).stream())
                .filter(snapshot -> !snapshot.startTime().isBefore(from))
                .toList();
        return new ScopeListing.Listed(
                Fleet.ofManaged(SelectedFleet.databases(policies, databases, scope)),
                PointCatalog.of(points, scope),
                Sweep.NONE);
    }
}
