package io.snapwarden.runtime.work;

import io.snapwarden.runtime.port.WorkQueue;
import java.time.Duration;
import java.util.List;

/// A queue that another stands behind, for tests that watch or break one call.
class ForwardingQueue implements WorkQueue {

    private final WorkQueue real;

    ForwardingQueue(WorkQueue real) {
        this.real = real;
    }

    @Override
    public void send(List<Outgoing> messages) {
        real.send(messages);
    }

    @Override
    public List<Delivery> receive(int most, Duration wait) {
        return real.receive(most, wait);
    }

    @Override
    public void acknowledge(Delivery delivery) {
        real.acknowledge(delivery);
    }

    @Override
    public void release(Delivery delivery) {
        real.release(delivery);
    }

    @Override
    public void extend(Delivery delivery, Duration lease) {
        real.extend(delivery, lease);
    }

    @Override
    public void defer(Delivery delivery, Duration delay) {
        real.defer(delivery, delay);
    }

    @Override
    public void bury(Delivery delivery, String reason) {
        real.bury(delivery, reason);
    }
}
