package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.SnapshotCreator;

/// Shows the laws what each call has made, whether its answer arrives or not.
record WatchedCreator(SnapshotCreator real, CaptureLaws laws) implements SnapshotCreator {

    @Override
    public Creation create(Scope scope, Request request) {
        var creation = real.create(scope, request);
        laws.after(scope, request, creation);
        return creation;
    }
}
