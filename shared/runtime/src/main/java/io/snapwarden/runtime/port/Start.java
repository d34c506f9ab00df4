package io.snapwarden.runtime.port;

import java.time.Duration;

/// How a call ended that asks AWS Backup or RDS for a point. Throttling that outlasts the adapter's own patience is
/// [Busy] too.
public sealed interface Start {

    /// It is on its way, by this call or by an earlier one for the same order.
    ///
    /// @param id of the job, or of the snapshot
    record Started(String id) implements Start {}

    /// A limit, a throttle, or a source that is busy: nothing was started. Not an attempt.
    record Busy(Duration retryAfter, String why) implements Start {}

    /// Refused because of the tags: nothing was started.
    record TagsRefused(String why) implements Start {}

    /// The resource does not exist any more.
    record Gone(String why) implements Start {}

    /// Refused until a person acts: nothing was started.
    record Refused(String why) implements Start {}

    /// The reply was lost or the service broke: the same call tells.
    record Ambiguous(String why) implements Start {}
}
