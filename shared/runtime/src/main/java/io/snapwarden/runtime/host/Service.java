package io.snapwarden.runtime.host;

import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.work.WorkProcessor;
import io.snapwarden.runtime.work.Worker;
import io.snapwarden.runtime.work.WorkerSettings;

/// A service behind its queue, for whichever host serves it.
public record Service(WorkQueue queue, WorkProcessor<?> processor, WorkerSettings settings) {

    /// For a task, which receives by itself.
    public Worker worker() {
        return new Worker(queue, processor, settings);
    }

    /// For Lambda, which receives for us.
    public LambdaHost lambda() {
        return new LambdaHost(processor);
    }
}
