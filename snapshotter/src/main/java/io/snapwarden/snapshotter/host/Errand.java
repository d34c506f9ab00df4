package io.snapwarden.snapshotter.host;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.policy.Script;
import java.time.Duration;
import java.util.Map;

/// A script on one instance.
///
/// @param told what is ours to say; the document gets what it declares of it
/// @param comment no other command carries it, so that it can be looked up
/// @param deliverWithin a host that was not reached by then does not get it any more
public record Errand(
        Scope scope,
        ResourceId instance,
        Script script,
        Map<String, String> told,
        String comment,
        Duration deliverWithin) {

    /// Systems Manager takes no command that shall be delivered sooner.
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    /// For what is of use at this moment alone.
    public Errand(Scope scope, ResourceId instance, Script script, Map<String, String> told, String comment) {
        this(scope, instance, script, told, comment, AT_ONCE);
    }

    public Errand {
        told = Map.copyOf(told);
    }
}
