package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.BackupToken;
import java.time.Duration;
import java.util.Map;

/// Starts jobs of AWS Backup. **Repeatable**: the same token never starts a second job, so whoever does not know
/// what became of a call makes it again.
public interface BackupStarter {

    /// Where a process was given no AWS Backup, because none of its policies needs it.
    BackupStarter NONE = (_, order) -> {
        throw new IllegalStateException("nothing here starts a job of AWS Backup, also not for " + order.resource());
    };

    Start start(Scope scope, Order order);

    /// @param role by its path and name, in the account of the scope
    /// @param tags what the recovery point carries, as the call says
    record Order(ResourceId resource, String vault, String role, BackupToken token, Map<String, String> tags) {}

    /// How a start call ended. Throttling that outlasts the adapter's own patience is [Busy] too.
    sealed interface Start {

        /// The job is there, made by this call or by an earlier one with the same token.
        record Started(String job) implements Start {}

        /// A limit or a throttle: nothing was started. Not an attempt.
        record Busy(Duration retryAfter, String why) implements Start {}

        /// The resource does not exist any more.
        record Gone(String why) implements Start {}

        /// Refused until a person acts: nothing was started.
        record Refused(String why) implements Start {}

        /// The reply was lost or the service broke: the same call tells.
        record Ambiguous(String why) implements Start {}
    }
}
