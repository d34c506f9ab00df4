package io.snapwarden.benchmark.images;

import io.snapwarden.benchmark.ChildProcess;
import io.snapwarden.benchmark.throughput.InstantAws;
import java.net.URI;
import java.util.List;

/// An AWS in which orders to capture wait, in a process of its own.
final class RehearsedAws implements AutoCloseable {

    private final ChildProcess process;
    private final URI endpoint;

    private RehearsedAws(ChildProcess process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static RehearsedAws start(int orders) {
        var process =
                new ChildProcess(InstantAws.class, List.of("-XX:+UseSerialGC"), List.of(Integer.toString(orders)));
        var port = process.answer().orElseThrow(() -> new IllegalStateException("the fake AWS did not start"));
        return new RehearsedAws(process, URI.create("http://127.0.0.1:" + port));
    }

    URI endpoint() {
        return endpoint;
    }

    /// Waits until each order has become a call.
    void awaitCaptures() {
        if (process.answer().isEmpty()) {
            throw new IllegalStateException("the fake AWS has ended");
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
