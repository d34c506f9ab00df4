package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.BackupToken;
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
}
