package io.snapwarden.planner;

import io.snapwarden.domain.fleet.Fleet;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.FleetReader;

/// What a scan learns of a scope: its fleet, or that a person must act before anybody can look.
/// Other trouble passes on to the worker, which waits.
sealed interface ScopeListing {

    record Listed(Fleet fleet) implements ScopeListing {}

    /// @param off whether the Region is just not enabled, which somebody may want
    record Unreachable(String why, boolean off) implements ScopeListing {}

    static ScopeListing of(FleetReader fleets, Scope scope) {
        try {
            return new Listed(fleets.list(scope));
        } catch (DependencyException e) {
            return switch (e.kind()) {
                case REGION_OFF -> new Unreachable(message(e), true);
                case DENIED -> new Unreachable(message(e), false);
                case THROTTLED, UNAVAILABLE, CREDENTIALS, INVALID -> throw e;
            };
        }
    }

    private static String message(DependencyException e) {
        return String.valueOf(e.getMessage());
    }
}
