package io.snapwarden.simulation.ports;

import java.time.Duration;

/// How a port waits inside a call, as the SDK does between two tries. A simulation lets virtual time pass instead.
public interface Pause {

    void of(Duration duration);
}
