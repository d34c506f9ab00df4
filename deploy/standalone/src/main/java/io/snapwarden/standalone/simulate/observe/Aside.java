package io.snapwarden.standalone.simulate.observe;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Does what it is given, in that order, on a second processor while time passes on the first. After something was
/// thrown it does nothing more, and whoever waits for it is thrown that. To be called by one thread.
final class Aside implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("observer").factory());
    private @Nullable Future<?> stage;
    private volatile @Nullable Throwable thrown;

    void run(Runnable work) {
        thread.execute(() -> tryTo(work));
    }

    private void tryTo(Runnable work) {
        if (thrown == null) {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                thrown = e;
            }
        }
    }

    /// Ends a stage, and waits for the end of the one before: so no more than two are kept in memory.
    void endStage() {
        var before = stage;
        stage = thread.submit(() -> {});
        if (before != null) {
            await(before);
        }
    }

    /// Waits for all that it was given.
    void finish() {
        await(thread.submit(() -> {}));
    }

    private void await(Future<?> end) {
        try {
            end.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the observer", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the observer could not go on", e);
        }
        switch (thrown) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> {}
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
