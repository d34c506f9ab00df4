package io.snapwarden.planner;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.policy.Hooks;

/// A hook after a capture that has not ended well.
///
/// @param tries how often it was tried by now
/// @param givenUp whether nobody tries it again
public record HookStanding(
        Scope scope, ResourceId source, String document, Hooks.Stage stage, int tries, boolean givenUp) {

    /// As a person reads it.
    public String words() {
        return document + " on " + source;
    }
}
