package io.snapwarden.standalone.simulation;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.work.Handler;
import io.snapwarden.runtime.work.Outcome;

/// Tells the queue when the work on a delivery is done, and lets no bug be taken for bad luck.
record WatchedHandler<M>(Handler<M> real, String host, WatchedQueue queue, World world) implements Handler<M> {

    @Override
    public Outcome handle(M message) {
        world.chronicle().ambiguities().takes(host, message);
        world.bracketLaws().takes(host, message);
        try {
            var outcome = real.handle(message);
            queue.handled(host);
            world.bracketLaws().done(host, message, outcome);
            return outcome;
        } catch (DependencyException e) {
            queue.handled(host);
            Ambiguities.captures(message)
                    .forEach(capture -> world.starts()
                            .untold(capture.key().obligation().workId().value()));
            throw e;
        } catch (RuntimeException e) {
            throw new AssertionError("a handler failed with " + e + " on " + message, e);
        }
    }
}
