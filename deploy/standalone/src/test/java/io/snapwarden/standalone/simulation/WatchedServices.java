package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.BackupDeleter;
import io.snapwarden.runtime.port.BackupStarter;
import io.snapwarden.runtime.port.DatabaseSnapshots;
import io.snapwarden.runtime.port.SnapshotDeleter.Deletion;
import io.snapwarden.runtime.port.Start;
import io.snapwarden.simulation.scheduler.Host;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// Shows the laws what is asked of AWS Backup and RDS, whether the answer arrives or not.
final class WatchedServices {

    private WatchedServices() {}

    record Starter(BackupStarter real, String host, World world) implements BackupStarter {

        @Override
        public Start start(Scope scope, BackupStarter.Order order) {
            var start = asked(host, world, scope, order.tags(), () -> real.start(scope, order));
            world.serviceLaws().afterJob(scope, order.tags(), start);
            return start;
        }
    }

    record Snapshots(DatabaseSnapshots real, String host, World world) implements DatabaseSnapshots {

        @Override
        public Start create(Scope scope, DatabaseSnapshots.Order order) {
            var start = asked(host, world, scope, order.tags(), () -> real.create(scope, order));
            world.serviceLaws().afterSnapshot(scope, order.tags(), order.name().toString(), start);
            return start;
        }
    }

    private static Start asked(String host, World world, Scope scope, Map<String, String> marks, Supplier<Start> call) {
        var source = Objects.requireNonNull(marks.get("snapwarden:source"));
        world.bracketLaws().captures(host, source);
        var from = world.time().instant();
        var start = call.get();
        if (start instanceof Start.Started || start instanceof Start.Ambiguous) {
            world.starts().taken(scope, marks, from, world.time().instant(), start instanceof Start.Started);
        }
        if (!(start instanceof Start.Busy)) {
            world.bracketLaws().served(host, source);
        }
        return start;
    }

    record Deleter(BackupDeleter real, Host host, DeleteLaws laws) implements BackupDeleter {

        @Override
        public Deletion delete(Scope scope, String vault, SnapshotId point) {
            var before = laws.before(scope, point, host);
            try {
                return real.delete(scope, vault, point);
            } finally {
                before.ifPresent(it -> laws.after(scope, it));
            }
        }
    }
}
