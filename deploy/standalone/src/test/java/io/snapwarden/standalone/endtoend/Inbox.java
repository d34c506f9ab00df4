package io.snapwarden.standalone.endtoend;

import io.snapwarden.runtime.port.WorkQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Everything that has arrived in a queue that nobody else reads.
final class Inbox {

    private final WorkQueue queue;
    private final List<String> arrived = new ArrayList<>();

    Inbox(WorkQueue queue) {
        this.queue = queue;
    }

    List<String> all() {
        for (var more = queue.receive(10, Duration.ZERO); !more.isEmpty(); more = queue.receive(10, Duration.ZERO)) {
            for (var delivery : more) {
                arrived.add(delivery.body());
                queue.acknowledge(delivery);
            }
        }
        return List.copyOf(arrived);
    }
}
