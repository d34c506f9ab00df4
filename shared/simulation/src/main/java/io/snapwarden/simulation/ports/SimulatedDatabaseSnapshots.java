package io.snapwarden.simulation.ports;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Labels;
import io.snapwarden.runtime.port.DatabaseRefusals;
import io.snapwarden.runtime.port.DatabaseSnapshots;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.Start;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.DatabaseFamily;
import io.snapwarden.simulation.model.ReplyLost;
import io.snapwarden.simulation.model.SimulatedRds;
import java.time.Duration;

/// Makes snapshots.
final class SimulatedDatabaseSnapshots implements DatabaseSnapshots {

    private static final Duration AFTER_THROTTLE = Duration.ofSeconds(10);
    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofMinutes(5);

    private final Role role;

    SimulatedDatabaseSnapshots(Role role) {
        this.role = role;
    }

    @Override
    public Start create(Scope scope, Order order) {
        var family = SimulatedDatabases.family(order.kind());
        var rds = role.databasesIn(scope);
        try {
            var found = role.patience()
                    .throttledOnly(() -> rds.databases(family, order.database().identifier(), 0, ""))
                    .rows()
                    .getFirst()
                    .resourceId();
            return order.ofAnother(found, scope).orElseGet(() -> create(rds, family, scope, order));
        } catch (ReplyLost e) {
            return new Start.Ambiguous(String.valueOf(e.getMessage()));
        } catch (AwsError e) {
            return afterTrouble("Describe" + family.database() + "s", scope, order, e);
        }
    }

    private Start create(SimulatedRds rds, DatabaseFamily family, Scope scope, Order order) {
        var name = order.name().toString();
        try {
            return new Start.Started(role.patience()
                    .throttledOnly(() ->
                            rds.createSnapshot(family, name, order.database().identifier(), order.tags()))
                    .arn());
        } catch (AwsError e) {
            if (!e.code().contains("AlreadyExists")) {
                return afterTrouble("Create" + family.snapshot(), scope, order, e);
            }
        }
        try {
            var existing = role.patience()
                    .throttledOnly(() -> rds.snapshots(family, name, "", 0, ""))
                    .rows()
                    .getFirst();
            return order.existing(SimulatedDatabases.row(existing).snapshot(new Labels()), scope);
        } catch (AwsError e) {
            return e.code().contains("NotFound")
                    ? new Start.Ambiguous(e.code() + ": " + e.getMessage())
                    : afterTrouble("Describe" + family.snapshot() + "s", scope, order, e);
        }
    }

    private static Start afterTrouble(String action, Scope scope, Order order, AwsError e) {
        var why = DatabaseRefusals.with(
                action + " for " + order.about() + " in " + scope + " failed: " + e.code() + ": " + e.getMessage());
        return switch (e.code().replaceFirst("Fault$", "")) {
            case "SnapshotQuotaExceeded", "InvalidDBInstanceState", "InvalidDBClusterState" ->
                new Start.Busy(UNTIL_THERE_IS_ROOM, why);
            case "DBInstanceNotFound", "DBClusterNotFound" -> new Start.Gone(why);
            default ->
                switch (Patience.kind(e)) {
                    case THROTTLED -> new Start.Busy(AFTER_THROTTLE, why);
                    case UNAVAILABLE -> new Start.Ambiguous(why);
                    case INVALID -> why.contains("tag") ? new Start.TagsRefused(why) : new Start.Refused(why);
                    case DENIED -> new Start.Refused(why);
                    case CREDENTIALS, REGION_OFF -> throw new DependencyException(Patience.kind(e), why, e);
                };
        };
    }
}
