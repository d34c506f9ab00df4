package io.snapwarden.runtime.host;

import io.snapwarden.runtime.config.Foundation;
import io.snapwarden.runtime.port.TaskProtection;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.wire.Decoded;
import io.snapwarden.runtime.work.Handler;
import io.snapwarden.runtime.work.Pulse;
import io.snapwarden.runtime.work.WorkProcessor;
import io.snapwarden.runtime.work.Worker;
import io.snapwarden.runtime.work.WorkerSettings;
import java.util.function.Function;

/// A service behind its queue, for whichever host serves it.
public record Service(WorkQueue queue, WorkProcessor<?> processor, WorkerSettings settings) {

    /// A handler behind its queue.
    ///
    /// @param url of the queue
    /// @param format reads a body, as `WireFormat::decodeMessage` does
    public static <M> Service on(
            Foundation foundation, String url, Function<String, Decoded<M>> format, Handler<M> handler) {
        var queue = foundation.queue(url);
        var processor = new WorkProcessor<>(
                queue, format, handler, foundation.events(), foundation.aws().time());
        return new Service(queue, processor, foundation.settings().worker());
    }

    /// For a task, which receives by itself.
    ///
    /// @param pulse where it gives its signs of life
    /// @param protection asked for while anything is in hand
    public Worker worker(Pulse pulse, TaskProtection protection) {
        return new Worker(queue, processor, settings, pulse, protection);
    }

    /// For Lambda, which receives for us.
    public LambdaHost lambda() {
        return new LambdaHost(processor);
    }
}
