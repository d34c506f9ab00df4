package io.snapwarden.runtime.work;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.MDC;

/// Does what is independent at once, and returns when all of it is done. A task keeps its own failure to itself.
@FunctionalInterface
public interface SideBySide {

    /// One after the other, as a world with a time of its own needs it.
    SideBySide IN_TURN = tasks -> tasks.forEach(Runnable::run);

    void run(List<Runnable> tasks);

    /// On a thread for each; one alone stays where it is. What follows a message through its thread follows it here.
    ///
    /// @param most that run at the same time
    static SideBySide onThreads(int most) {
        return tasks -> {
            if (tasks.size() < 2) {
                IN_TURN.run(tasks);
                return;
            }
            var places = new Semaphore(most);
            var context = MDC.getCopyOfContextMap();
            var runs = RunsInHand.runs();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) { // closing waits for all
                for (var task : tasks) {
                    threads.execute(() -> {
                        if (context != null) {
                            MDC.setContextMap(context);
                        }
                        places.acquireUninterruptibly();
                        try {
                            RunsInHand.during(runs, task);
                        } finally {
                            places.release();
                        }
                    });
                }
            }
        };
    }
}
