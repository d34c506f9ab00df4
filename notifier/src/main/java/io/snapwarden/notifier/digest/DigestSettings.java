package io.snapwarden.notifier.digest;

import io.snapwarden.domain.obligation.PolicyName;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/// How digests are sent.
///
/// @param foldWithin digests that would be sent within this time become one
/// @param zones the time zone of each policy's schedule; a policy that is not in the file is told in UTC
public record DigestSettings(When when, Duration foldWithin, Map<PolicyName, ZoneId> zones) {

    public enum When {
        ALWAYS,
        /// Only when something is bad.
        PROBLEMS
    }

    public DigestSettings {
        zones = Map.copyOf(zones);
        if (foldWithin.isNegative()) {
            throw new IllegalArgumentException("fold-within must not be negative but is " + foldWithin);
        }
    }
}
