package io.snapwarden.testkit.contract;

import io.snapwarden.domain.work.Message;
import io.snapwarden.runtime.work.WorkProcessor;
import io.snapwarden.runtime.work.Worker;
import io.snapwarden.runtime.work.WorkerSettings;
import io.snapwarden.testkit.contract.WorkHostContract.RunningHost;
import java.time.Duration;

/// Workers as hosts under test.
public final class WorkerHosts {

    private WorkerHosts() {}

    public static RunningHost start(QueueUnderTest queue, WorkProcessor<Message> processor) {
        var settings = new WorkerSettings(2, Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofSeconds(5));
        var worker = new Worker(queue.queue(), processor, settings);
        var thread = Thread.ofPlatform().name("worker").start(() -> run(worker));
        return () -> {
            worker.stop();
            thread.join();
        };
    }

    private static void run(Worker worker) {
        try {
            worker.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
