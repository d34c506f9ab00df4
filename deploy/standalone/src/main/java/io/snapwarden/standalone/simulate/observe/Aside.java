package io.snapwarden.standalone.simulate.observe;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Does what it is given, in that order, on a second processor while time passes on the first. After something was
/// thrown it does nothing more, and whoever waits for it is thrown the same. For one thread.
final class Aside implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("observer").factory());
    private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);
    private CompletableFuture<Void> stage = work;

    void run(Runnable next) {
        work = work.thenRunAsync(next, thread);
    }

    /// Ends a stage, and waits for the end of the one before: so no more than two are kept in memory.
    void endStage() {
        var before = stage;
        stage = work;
        before.join();
    }

    /// Waits for all that it was given.
    void finish() {
        work.join();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
