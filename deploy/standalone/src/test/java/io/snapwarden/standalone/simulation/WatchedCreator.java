package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.SnapshotCreator;
import java.util.Objects;

/// Shows the laws what each call has made, whether its answer arrives or not.
record WatchedCreator(SnapshotCreator real, String host, World world) implements SnapshotCreator {

    @Override
    public Creation create(Scope scope, Request request) {
        var source = Objects.requireNonNull(request.tags().get("snapwarden:source"));
        world.bracketLaws().captures(host, source);
        var from = world.time().instant();
        var creation = real.create(scope, request);
        if (creation instanceof Creation.Created || creation instanceof Creation.Ambiguous) {
            boolean answered = creation instanceof Creation.Created;
            world.starts().taken(scope, request.tags(), from, world.time().instant(), answered);
        }
        if (!(creation instanceof Creation.Busy || creation instanceof Creation.TooSoon)) {
            world.bracketLaws().served(host, source);
        }
        world.captureLaws().after(scope, request, creation);
        return creation;
    }
}
