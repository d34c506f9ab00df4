package io.snapwarden.benchmark.throughput;

import io.snapwarden.benchmark.throughput.PlannedCalls.Planned;
import io.snapwarden.runtime.aws.AwsPorts;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Every call that a deployed worker makes and nothing else: receive, claim, create, tell, acknowledge, with as many
/// threads and clients that are set up alike. Each receipt brings ten messages, the most that SQS gives.
final class BareWorker implements Contestant<Planned> {

    private final BareCalls calls;
    private final int concurrency;

    BareWorker(AwsPorts ports, int concurrency) {
        this.calls = new BareCalls(ports);
        this.concurrency = concurrency;
    }

    @Override
    public Turn take(List<Planned> work) throws InterruptedException {
        calls.send(work.stream().map(Planned::message).toList());
        var next = new AtomicInteger();
        var receives = new AtomicInteger();
        var made = new CountDownLatch(work.size());
        var start = Turn.start();
        for (int thread = 0; thread < concurrency; thread++) {
            Thread.ofVirtual().start(() -> {
                for (var receipts = receive(receives); !receipts.isEmpty(); receipts = receive(receives)) {
                    for (var receipt : receipts) {
                        make(work.get(next.getAndIncrement()), receipt);
                        made.countDown();
                    }
                }
            });
        }
        made.await();
        return start.end(receives.get());
    }

    private List<String> receive(AtomicInteger receives) {
        receives.incrementAndGet();
        return calls.receive();
    }

    private void make(Planned planned, String receipt) {
        calls.claim(planned.claim());
        calls.create(planned.create());
        calls.tell(planned.event(), planned.at());
        calls.acknowledge(receipt);
    }
}
