package io.snapwarden.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/// Many threads that start the same thing at the same instant.
final class Race {

    private Race() {}

    static <T> List<T> of(int runners, IntFunction<Callable<T>> runner) throws InterruptedException {
        var start = new CyclicBarrier(runners);
        try (var threads = Executors.newFixedThreadPool(runners)) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < runners; i++) {
                var run = runner.apply(i);
                running.add(threads.submit(() -> {
                    start.await();
                    return run.call();
                }));
            }
            var results = new ArrayList<T>();
            for (var future : running) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("a runner failed", e.getCause());
        }
    }
}
