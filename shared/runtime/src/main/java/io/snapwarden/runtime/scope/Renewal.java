package io.snapwarden.runtime.scope;

import io.snapwarden.runtime.port.DependencyException;
import java.time.Duration;
import java.time.Instant;

/// When AWS is asked again, and when it has to be said that it does not answer.
final class Renewal {

    /// Accounts come and go by people's hands, and a list of a thousand takes fifty calls.
    static final Duration OF_MEMBERS = Duration.ofHours(1);

    /// Regions are enabled once in a while, and every account must be asked.
    static final Duration OF_REGIONS = Duration.ofHours(12);

    /// A throttle or an outage is nothing that a person has to hear of, unless it lasts.
    private static final Duration OUTAGE_LASTS = Duration.ofDays(1);

    private Renewal() {}

    /// What a clock that ran ahead wrote down is not fresh for ever.
    static boolean fresh(Instant askedAt, Duration lasting, Instant now) {
        return !askedAt.isAfter(now) && now.isBefore(askedAt.plus(lasting));
    }

    static boolean worthSaying(DependencyException trouble, Instant askedAt, Instant now) {
        return switch (trouble.kind()) {
            case THROTTLED, UNAVAILABLE -> !fresh(askedAt, OUTAGE_LASTS, now);
            case DENIED, CREDENTIALS, REGION_OFF, INVALID -> true;
        };
    }
}
