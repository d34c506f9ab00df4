package io.snapwarden.runtime.host;

import io.snapwarden.runtime.work.Worker;
import java.time.Duration;

/// Runs a worker as the whole of a container task: until SIGTERM, and then until what is in hand is settled.
public final class TaskHost {

    /// A container is killed two minutes after SIGTERM.
    private static final Duration LONGEST_END = Duration.ofSeconds(115);

    private TaskHost() {}

    public static void run(Worker worker) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(worker), "stop-worker"));
        worker.run();
    }

    private static void end(Worker worker) {
        worker.stop();
        try {
            worker.awaitEnd(LONGEST_END);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
