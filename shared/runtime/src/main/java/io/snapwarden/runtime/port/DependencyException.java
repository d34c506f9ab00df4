package io.snapwarden.runtime.port;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Trouble outside, classified by an adapter. The worker turns it into a wait; nobody else reads an SDK exception.
public final class DependencyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// What kind of trouble it is.
    public enum Kind {
        /// Too fast: the call was refused before it did anything.
        THROTTLED(Duration.ofSeconds(10)),
        /// Down, slow or broken; whether the call did anything is not known.
        UNAVAILABLE(Duration.ofSeconds(30)),
        /// Refused for want of rights: a person must act.
        DENIED(Duration.ofMinutes(5)),
        /// The credentials are expired or wrong: a person must act.
        CREDENTIALS(Duration.ofMinutes(1)),
        /// The Region is not enabled for the account.
        REGION_OFF(Duration.ofMinutes(15)),
        /// The request itself is wrong.
        INVALID(Duration.ofMinutes(5));

        private final Duration pause;

        Kind(Duration pause) {
            this.pause = pause;
        }
    }

    private final Kind kind;
    private final Duration retryAfter;
    private final boolean atTheDoor;

    /// @param message names the call, the thing it was about, and what a person can do
    /// @param cause null where the trouble was an answer, not an exception
    public DependencyException(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, kind.pause, message, cause);
    }

    public DependencyException(Kind kind, Duration retryAfter, String message, @Nullable Throwable cause) {
        this(kind, retryAfter, message, cause, false);
    }

    private DependencyException(
            Kind kind, Duration retryAfter, String message, @Nullable Throwable cause, boolean atTheDoor) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.atTheDoor = atTheDoor;
    }

    /// Of entering an account: whatever is asked of it ends the same.
    public static DependencyException atTheDoor(Kind kind, String message, @Nullable Throwable cause) {
        return new DependencyException(kind, kind.pause, message, cause, true);
    }

    /// Whether nobody lets us into the account, until a person acts.
    public boolean refusesEntry() {
        return atTheDoor && (kind == Kind.DENIED || kind == Kind.CREDENTIALS);
    }

    public Kind kind() {
        return kind;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
