package io.snapwarden.snapshotter;

import io.snapwarden.domain.point.BackupToken;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.port.BackupStarter;
import io.snapwarden.runtime.port.DatabaseSnapshots;
import io.snapwarden.runtime.port.Start;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What another service is asked for, so that it makes a point as one thing. Everything in it is worked out of the
/// message, so that each delivery says the same.
sealed interface ServiceOrder permits ServiceOrder.OfBackup, ServiceOrder.OfDatabase, CommandOrder {

    Marks marks();

    /// @param sourceTags what is written beside our marks
    /// @param hold our right to make it
    Start start(Map<String, String> sourceTags, Hold hold);

    /// Whether the same call after a lost reply makes no second thing. If not, the claim is kept until it shows what
    /// became of the first.
    default boolean isRepeatable() {
        return true;
    }

    /// Written down before it is told.
    default void started(String id) {}

    /// The snapshots that are known by now.
    List<SnapshotId> snapshots(String id);

    /// The job that makes the point; null where there is none.
    @Nullable
    String job(String id);

    /// A job of AWS Backup. It copies the source's tags by itself.
    record OfBackup(CaptureRecoveryPoint work, CaptureRecoveryPoint.Job job, BackupStarter starter, StartedJobs jobs)
            implements ServiceOrder {

        private BackupToken token() {
            return new BackupToken(work.key(), job.turn());
        }

        @Override
        public Marks marks() {
            return Marks.ofManaged(work.key(), token(), work.retain());
        }

        @Override
        public Start start(Map<String, String> sourceTags, Hold hold) {
            var owed = work.key().obligation();
            return starter.start(
                    owed.scope(),
                    new BackupStarter.Order(
                            owed.source(), job.vault(), job.role(), token(), SnapshotTags.named(marks().tags(), work)));
        }

        @Override
        public void started(String id) {
            jobs.note(work.key(), job.vault(), id);
        }

        @Override
        public List<SnapshotId> snapshots(String id) {
            return List.of();
        }

        @Override
        public String job(String id) {
            return id;
        }
    }

    /// A manual snapshot of RDS.
    record OfDatabase(CaptureRecoveryPoint work, CaptureRecoveryPoint.Database database, DatabaseSnapshots service)
            implements ServiceOrder {

        @Override
        public Marks marks() {
            return Marks.ofDatabase(work.key(), work.retain());
        }

        @Override
        public Start start(Map<String, String> sourceTags, Hold hold) {
            var scope = work.key().obligation().scope();
            var beside = new LinkedHashMap<>(sourceTags);
            SnapshotTags.named(beside, work);
            return service.create(scope, new DatabaseSnapshots.Order(marks(), work.kind(), database, beside));
        }

        @Override
        public List<SnapshotId> snapshots(String id) {
            return List.of(new SnapshotId(id));
        }

        @Override
        public @Nullable String job(String id) {
            return null;
        }
    }
}
