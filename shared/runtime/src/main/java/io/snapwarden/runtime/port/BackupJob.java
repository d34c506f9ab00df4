package io.snapwarden.runtime.port;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A job of AWS Backup as listed. Its texts are hostile input.
///
/// @param point the ARN of the recovery point that it makes or has made; empty while AWS does not say
/// @param message why it failed, or with which issues it was completed; empty otherwise
/// @param completedAt when it ended; null before
public record BackupJob(
        String id,
        String resource,
        String point,
        State state,
        String message,
        Instant createdAt,
        @Nullable Instant completedAt) {

    /// The states of AWS Backup.
    public enum State {
        CREATED,
        PENDING,
        RUNNING,
        ABORTING,
        ABORTED,
        COMPLETED,
        FAILED,
        EXPIRED,
        PARTIAL;

        /// Whether something is still to come.
        public boolean isOpen() {
            return switch (this) {
                case CREATED, PENDING, RUNNING, ABORTING -> true;
                case ABORTED, COMPLETED, FAILED, EXPIRED, PARTIAL -> false;
            };
        }
    }

    /// AWS runs one job of a resource at a time, and ends the second one like this: no attempt was made.
    public boolean gaveWay() {
        return (state == State.FAILED || state == State.ABORTED)
                && message.contains("running job for the same resource");
    }
}
