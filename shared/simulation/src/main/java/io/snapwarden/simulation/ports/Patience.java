package io.snapwarden.simulation.ports;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.ReplyLost;
import java.time.Duration;
import java.util.function.Supplier;

/// Tries a throttled call again after a pause, and names every trouble as an adapter would.
public final class Patience {

    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final Pause pause;

    public Patience(Pause pause) {
        this.pause = pause;
    }

    /// For calls that may be repeated.
    <T> T run(String what, Supplier<T> call) {
        try {
            return throttledOnly(call);
        } catch (AwsError e) {
            throw new DependencyException(kind(e), what + " failed: " + e.code() + ": " + e.getMessage(), e);
        } catch (ReplyLost e) {
            throw new DependencyException(DependencyException.Kind.UNAVAILABLE, what + " failed: no reply", e);
        }
    }

    /// For calls that may be repeated only when they provably did nothing.
    <T> T throttledOnly(Supplier<T> call) {
        var wait = FIRST_PAUSE;
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                return call.get();
            } catch (AwsError e) {
                if (!e.isThrottle()) {
                    throw e;
                }
                pause.of(wait);
                wait = wait.multipliedBy(2);
            }
        }
        return call.get();
    }

    static DependencyException.Kind kind(AwsError error) {
        return switch (error.code()) {
            case "RequestLimitExceeded",
                    "ThrottlingException",
                    "Throttling",
                    "LimitExceededException",
                    "TooManyRequestsException",
                    "SlowDown",
                    "PendingSnapshotLimitExceeded",
                    "ConcurrentSnapshotLimitExceeded" -> DependencyException.Kind.THROTTLED;
            case "UnauthorizedOperation", "AccessDeniedException", "AccessDenied" -> DependencyException.Kind.DENIED;
            case "RequestExpired",
                    "ExpiredTokenException",
                    "UnrecognizedClientException",
                    "ExpiredToken",
                    "InvalidClientTokenId" -> DependencyException.Kind.CREDENTIALS;
            case "AuthFailure" -> DependencyException.Kind.REGION_OFF;
            case "InternalError", "InternalServerError", "Unavailable", "ServiceUnavailable" ->
                DependencyException.Kind.UNAVAILABLE;
            default -> DependencyException.Kind.INVALID;
        };
    }
}
