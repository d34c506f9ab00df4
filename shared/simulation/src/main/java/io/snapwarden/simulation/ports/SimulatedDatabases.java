package io.snapwarden.simulation.ports;

import io.snapwarden.domain.fleet.Resource;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Labels;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.runtime.port.DatabaseReader;
import io.snapwarden.runtime.port.DatabaseRow;
import io.snapwarden.simulation.model.DatabaseFamily;
import io.snapwarden.simulation.model.DatabaseSnapshotRow;
import io.snapwarden.simulation.model.Page;
import io.snapwarden.simulation.model.SimulatedRds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Reads RDS.
final class SimulatedDatabases implements DatabaseReader {

    private final Role role;

    SimulatedDatabases(Role role) {
        this.role = role;
    }

    static DatabaseFamily family(ResourceKind kind) {
        return switch (kind) {
            case RDS -> DatabaseFamily.INSTANCES;
            case AURORA -> DatabaseFamily.CLUSTERS;
            case VOLUME, INSTANCE, AWS_BACKUP, COMMAND ->
                throw new IllegalArgumentException("RDS makes no point of a " + kind);
        };
    }

    @Override
    public List<Resource> databases(Scope scope, ResourceKind kind) {
        var family = family(kind);
        var rds = role.databasesIn(scope);
        return pages(
                        "Describe" + family.database() + "s",
                        scope,
                        marker -> rds.databases(family, "", SimulatedRds.PAGE, marker))
                .stream()
                .filter(one -> one.cluster().isEmpty() && !DatabaseReader.OF_OTHER_SERVICES.contains(one.engine()))
                .map(one ->
                        new Resource(kind, new ResourceId(one.resourceId()), one.tags(), List.of(), one.identifier()))
                .toList();
    }

    @Override
    public List<Snapshot> snapshots(Scope scope, ResourceKind kind) {
        var family = family(kind);
        var rds = role.databasesIn(scope);
        var labels = new Labels();
        return pages(
                        "Describe" + family.snapshot() + "s",
                        scope,
                        marker -> rds.snapshots(family, "", "manual", SimulatedRds.PAGE, marker))
                .stream()
                .map(row -> row(row).snapshot(labels))
                .toList();
    }

    static DatabaseRow row(DatabaseSnapshotRow row) {
        return new DatabaseRow(row.arn(), row.name(), row.source(), row.status(), row.takenAt(), row.tags());
    }

    private <T> List<T> pages(String action, Scope scope, Function<String, Page<T>> read) {
        var rows = new ArrayList<T>();
        var marker = "";
        do {
            var from = marker;
            var page = role.run(action, scope, () -> read.apply(from));
            rows.addAll(page.rows());
            marker = page.next();
        } while (!marker.isEmpty());
        return rows;
    }
}
