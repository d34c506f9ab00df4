package io.snapwarden.standalone.demo;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.SnapshotCreator;
import java.util.concurrent.atomic.AtomicBoolean;

/// Refuses to capture one instance while it is switched on, as EC2 would.
final class Sabotage implements SnapshotCreator {

    private final SnapshotCreator real;
    private final String instance;
    private final AtomicBoolean on = new AtomicBoolean();

    Sabotage(SnapshotCreator real, String instance) {
        this.real = real;
        this.instance = instance;
    }

    void begin() {
        on.set(true);
    }

    void heal() {
        on.set(false);
    }

    @Override
    public Creation create(Scope scope, Request request) {
        if (on.get()
                && request instanceof Request.OfInstance captured
                && captured.instance().value().equals(instance)) {
            return new Creation.Refused(
                    "KMSKeyNotAccessibleFault: the key that encrypts its volumes is disabled (broken by the demo)");
        }
        return real.create(scope, request);
    }
}
