package io.snapwarden.standalone.simulation;

import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.work.Handler;
import io.snapwarden.runtime.work.Outcome;

/// Tells the queue when the work on a delivery is done, and lets no bug be taken for bad luck.
record WatchedHandler<M>(Handler<M> real, String host, WatchedQueue queue, Ambiguities ambiguities)
        implements Handler<M> {

    @Override
    public Outcome handle(M message) {
        ambiguities.takes(host, message);
        try {
            var outcome = real.handle(message);
            queue.handled(host);
            return outcome;
        } catch (DependencyException e) {
            queue.handled(host);
            throw e;
        } catch (RuntimeException e) {
            throw new AssertionError("a handler failed with " + e + " on " + message, e);
        }
    }
}
