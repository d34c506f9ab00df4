package io.snapwarden.snapshotter.host;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.policy.Script;
import java.util.Map;

/// A script on one instance.
///
/// @param told what is ours to say; the document gets what it declares of it
/// @param comment no other command carries it, so that it can be looked up
public record Errand(Scope scope, ResourceId instance, Script script, Map<String, String> told, String comment) {

    public Errand {
        told = Map.copyOf(told);
    }
}
