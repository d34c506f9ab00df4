package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.Fleet;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import java.util.Collection;
import java.util.Set;

/// Reads what a scope holds.
public interface FleetReader {

    /// Every instance that is not terminated and every EBS volume: all pages, or an exception.
    Fleet list(Scope scope);

    /// Those of the ids that AWS positively says do not exist. An id that could not be asked for is not among them.
    Set<ResourceId> gone(Scope scope, Collection<ResourceId> ids);
}
