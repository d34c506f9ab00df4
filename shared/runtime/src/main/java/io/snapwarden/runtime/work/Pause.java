package io.snapwarden.runtime.work;

import java.time.Duration;

/// How a worker waits while its queue cannot be reached.
@FunctionalInterface
public interface Pause {

    void pause(Duration duration) throws InterruptedException;
}
