package io.snapwarden.simulation.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a job ends.
///
/// @param after it began to run, or, where it never does, after it was asked for; null for as long as is usual
public record BackupEnd(
        State state, String message, @Nullable Duration after) {

    /// The states in which nothing is to come any more.
    public enum State {
        COMPLETED,
        ABORTED,
        FAILED,
        EXPIRED,
        PARTIAL;

        boolean leavesAPoint() {
            return this == COMPLETED || this == PARTIAL;
        }
    }

    static final BackupEnd WELL = new BackupEnd(State.COMPLETED, "", null);
    static final BackupEnd BADLY = new BackupEnd(State.FAILED, "An internal error has occurred.", null);

    /// In the words of AWS.
    static final BackupEnd GIVES_WAY = new BackupEnd(
            State.FAILED, "Backup job failed because there is a running job for the same resource.", Duration.ZERO);
}
