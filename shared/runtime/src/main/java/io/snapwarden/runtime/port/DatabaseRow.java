package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.point.Labels;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.domain.schedule.Slot;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A manual snapshot as RDS shows it. Its texts are hostile input.
///
/// @param source the resource id of the database; empty where RDS does not say
/// @param takenAt null while it is being made
public record DatabaseRow(
        String arn,
        String identifier,
        String source,
        String status,
        @Nullable Instant takenAt,
        Map<String, String> tags) {

    private static final int ACCOUNT = 4;

    /// As everybody else reads snapshots. RDS says neither when it was completed nor how much it holds.
    ///
    /// @param labels of one listing
    public Snapshot snapshot(Labels labels) {
        return new Snapshot(
                new SnapshotId(arn),
                new AccountId(arn.split(":", -1)[ACCOUNT]),
                source,
                takenAt == null ? slot() : takenAt,
                state(),
                state() == Snapshot.State.ERROR
                        ? "RDS says that it failed and gives no reason; the events of the snapshot in RDS may"
                        : "",
                labels.ofDatabase(identifier, tags),
                null,
                null);
    }

    /// Until RDS says when it was taken, the slot stands for it. Whose slot cannot be read is not ours.
    private Instant slot() {
        try {
            return Slot.parse(tags.getOrDefault(Marks.SLOT, "")).at();
        } catch (IllegalArgumentException _) {
            return Instant.EPOCH;
        }
    }

    /// What is copied or deleted, and what nobody knew when this was written, is waited for.
    private Snapshot.State state() {
        return switch (status) {
            case "available" -> Snapshot.State.COMPLETED;
            case "creating" -> Snapshot.State.PENDING;
            case "failed" -> Snapshot.State.ERROR;
            default -> Snapshot.State.OTHER;
        };
    }
}
