package io.snapwarden.benchmark.throughput;

import io.snapwarden.benchmark.throughput.PlannedCalls.Planned;
import io.snapwarden.runtime.aws.AwsPorts;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// The creates and nothing else: what a script would do that knows the instances, with as many threads and a client
/// that is set up alike.
final class BareLoop implements Contestant<Planned> {

    private final BareCalls calls;
    private final int concurrency;

    BareLoop(AwsPorts ports, int concurrency) {
        this.calls = new BareCalls(ports);
        this.concurrency = concurrency;
    }

    @Override
    public Turn take(List<Planned> work) throws InterruptedException {
        var next = new AtomicInteger();
        var made = new CountDownLatch(work.size());
        var start = Turn.start();
        for (int thread = 0; thread < concurrency; thread++) {
            Thread.ofVirtual().start(() -> {
                for (int number = next.getAndIncrement(); number < work.size(); number = next.getAndIncrement()) {
                    calls.create(work.get(number).create());
                    made.countDown();
                }
            });
        }
        made.await();
        return start.end(0);
    }
}
