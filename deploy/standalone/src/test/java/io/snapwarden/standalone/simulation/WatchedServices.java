package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.port.BackupDeleter;
import io.snapwarden.runtime.port.BackupStarter;
import io.snapwarden.runtime.port.DatabaseSnapshots;
import io.snapwarden.runtime.port.SnapshotDeleter.Deletion;
import io.snapwarden.runtime.port.Start;
import io.snapwarden.simulation.scheduler.Host;

/// Shows the laws what is asked of AWS Backup and RDS, whether the answer arrives or not.
final class WatchedServices {

    private WatchedServices() {}

    record Starter(BackupStarter real, ServiceLaws laws) implements BackupStarter {

        @Override
        public Start start(Scope scope, BackupStarter.Order order) {
            var start = real.start(scope, order);
            laws.afterJob(scope, order.tags(), start);
            return start;
        }
    }

    record Snapshots(DatabaseSnapshots real, ServiceLaws laws) implements DatabaseSnapshots {

        @Override
        public Start create(Scope scope, DatabaseSnapshots.Order order) {
            var start = real.create(scope, order);
            laws.afterSnapshot(scope, order.tags(), order.name().toString(), start);
            return start;
        }
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
