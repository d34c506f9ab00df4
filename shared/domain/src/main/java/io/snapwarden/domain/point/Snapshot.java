package io.snapwarden.domain.point;

import io.snapwarden.domain.fleet.AccountId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One EBS snapshot, one recovery point of AWS Backup or one snapshot of RDS, as listed, ours or not. Its texts are
/// hostile input.
///
/// @param volume as EC2 names it; a copy carries a dummy. In a vault the ARN of the source,
///     in RDS its resource id
/// @param startTime the point in time that it holds
/// @param stateMessage why it is in `error`, or the issues with which AWS Backup completed it; empty otherwise
/// @param label what is written on it; snapshots may share one
/// @param completedAt when it was completed; null while it is not, or where EC2 does not say
/// @param fullSizeBytes full size of the written blocks; null where EC2 does not say
public record Snapshot(
        SnapshotId id,
        AccountId owner,
        String volume,
        Instant startTime,
        State state,
        String stateMessage,
        Label label,
        @Nullable Instant completedAt,
        @Nullable Long fullSizeBytes) {

    /// The states of EC2; the Recycle Bin's are OTHER.
    public enum State {
        PENDING,
        COMPLETED,
        ERROR,
        OTHER
    }

    public Snapshot(
            SnapshotId id,
            AccountId owner,
            String volume,
            Instant startTime,
            State state,
            String stateMessage,
            String description,
            Map<String, String> tags,
            @Nullable Instant completedAt,
            @Nullable Long fullSizeBytes) {
        this(
                id,
                owner,
                volume,
                startTime,
                state,
                stateMessage,
                new Labels().of(description, tags),
                completedAt,
                fullSizeBytes);
    }

    /// The same with what else there is to say of it.
    public Snapshot saying(String message) {
        return new Snapshot(id, owner, volume, startTime, state, message, label, completedAt, fullSizeBytes);
    }

    public String description() {
        return label.description();
    }

    public Map<String, String> tags() {
        return label.tags();
    }
}
