package io.snapwarden.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.TaskProtection;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkQueue.Outgoing;
import io.snapwarden.runtime.queue.InMemoryWorkQueue;
import io.snapwarden.runtime.wire.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkerTest {

    private static final WorkerSettings SETTINGS =
            new WorkerSettings(3, Duration.ofSeconds(30), Duration.ofMillis(20), Duration.ofSeconds(10));

    private final InMemoryWorkQueue queue = new InMemoryWorkQueue(InstantSource.system(), Duration.ofSeconds(30));

    @Test
    void doesAllThatIsSentAndStopsWhenTold() throws Exception {
        var done = new CountDownLatch(50);
        send(50);

        var worker = worker(queue, SETTINGS, _ -> {
            done.countDown();
            return new Outcome.Done();
        });
        var thread = start(worker);
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        worker.stop();
        thread.join();

        assertThat(queue.size()).isZero();
    }

    @Test
    void hasAsMuchInHandAsItsConcurrencyAllowsAndNoMore() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new CountDownLatch(30);
        var allInHand = new CyclicBarrier(SETTINGS.concurrency());
        send(30);

        var worker = worker(queue, SETTINGS, _ -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            await(allInHand);
            running.decrementAndGet();
            done.countDown();
            return new Outcome.Done();
        });
        var thread = start(worker);
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        worker.stop();
        thread.join();

        assertThat(most.get()).isEqualTo(SETTINGS.concurrency());
    }

    @Test
    void finishesWhatIsInHandWhenToldToStop() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        send(1);

        var worker = worker(queue, SETTINGS, _ -> {
            begun.countDown();
            await(mayEnd);
            return new Outcome.Done();
        });
        var thread = start(worker);
        begun.await();
        worker.stop();
        mayEnd.countDown();
        thread.join();

        assertThat(queue.size()).isZero();
    }

    @Test
    void givesBackAtOnceWhatIsNotFinishedWithinTheGrace() throws Exception {
        var begun = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        send(1);

        var hasty = new WorkerSettings(1, Duration.ofSeconds(30), Duration.ZERO, Duration.ofMillis(50));
        var worker = worker(queue, hasty, _ -> {
            begun.countDown();
            await(never);
            return new Outcome.Done();
        });
        var thread = start(worker);
        begun.await();
        worker.stop();
        thread.join();

        assertThat(queue.receive(1, Duration.ZERO)).hasSize(1);
    }

    @Test
    void pausesWhileTheQueueCannotBeReachedAndGoesOnAfterwards() throws Exception {
        var pauses = new LinkedBlockingQueue<Duration>();
        var done = new CountDownLatch(1);
        send(1);
        var flaky = new UnreachableAtFirst(queue, 3);
        var stopping = new CountDownLatch(1);

        var processor = processor(flaky, _ -> {
            done.countDown();
            return new Outcome.Done();
        });
        var worker = new Worker(flaky, processor, SETTINGS, new Pulse(), TaskProtection.NONE, stopping, pauses::add);
        var thread = start(worker);
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        worker.stop();
        thread.join();

        assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7), Duration.ofSeconds(30));
    }

    @Test
    void saysHowItIsWhereverItsLoopStands() throws Exception {
        var pulse = new Pulse();
        var inPause = new LinkedBlockingQueue<Health>();
        var allInHand = new CyclicBarrier(SETTINGS.concurrency() + 1);
        var mayEnd = new CountDownLatch(1);
        send(SETTINGS.concurrency());
        var flaky = new UnreachableAtFirst(queue, 1);
        var processor = processor(flaky, _ -> {
            await(allInHand);
            await(mayEnd);
            return new Outcome.Done();
        });
        var worker = new Worker(
                flaky,
                processor,
                SETTINGS,
                pulse,
                TaskProtection.NONE,
                new CountDownLatch(1),
                _ -> inPause.add(pulse.health()));
        assertThat(pulse.health()).isEqualTo(new Health.Unready("it has not received yet"));

        var thread = start(worker);
        await(allInHand);
        assertThat(inPause).singleElement().asString().contains("Unready", "it cannot receive: ");
        assertThat(pulse.health()).isEqualTo(new Health.Ready());
        mayEnd.countDown();
        worker.stop();
        thread.join();

        assertThat(pulse.health()).isEqualTo(new Health.Unready("it has ended"));
    }

    @Test
    void aPauseEndsWhenItIsToldToStop() throws Exception {
        var asked = new Semaphore(0);
        var dead = new UnreachableAtFirst(queue, Integer.MAX_VALUE) {
            @Override
            public List<Delivery> receive(int most, Duration wait) {
                asked.release();
                return super.receive(most, wait);
            }
        };
        var worker = worker(dead, SETTINGS, _ -> new Outcome.Done());
        var thread = start(worker);
        asked.acquire();

        worker.stop();

        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void holdsTheLeaseWhileWorkGoesOn() throws Exception {
        BlockingQueue<Duration> extensions = new LinkedBlockingQueue<>();
        var watched = new ForwardingQueue(queue) {
            @Override
            public void extend(Delivery delivery, Duration lease) {
                extensions.add(lease);
                super.extend(delivery, lease);
            }
        };
        send(1);

        var lease = Duration.ofMillis(60);
        var worker = worker(watched, new WorkerSettings(1, lease, Duration.ZERO, Duration.ofSeconds(5)), _ -> {
            try {
                extensions.take();
                extensions.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new Outcome.Done();
        });
        var thread = start(worker);
        while (queue.size() > 0) {
            Thread.onSpinWait();
        }
        worker.stop();
        thread.join();

        assertThat(extensions).allMatch(lease::equals);
    }

    @Test
    void asksForSeveralWhenSeveralEndTogether() throws Exception {
        var settings = new WorkerSettings(8, Duration.ofSeconds(30), Duration.ofMillis(20), Duration.ofSeconds(10));
        var receives = new AtomicInteger();
        var counted = new ForwardingQueue(queue) {
            @Override
            public List<Delivery> receive(int most, Duration wait) {
                receives.incrementAndGet();
                return super.receive(most, wait);
            }
        };
        var together = new CyclicBarrier(settings.concurrency());
        var done = new CountDownLatch(400);
        send(400);

        var worker = worker(counted, settings, _ -> {
            await(together);
            done.countDown();
            return new Outcome.Done();
        });
        var thread = start(worker);
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        int asked = receives.get();
        worker.stop();
        thread.join();

        assertThat(asked).isLessThan(200);
    }

    private void send(int count) {
        var encoded = WireFormat.encode(new Message(new Work.Tick(), Instant.MAX, "trace"));
        for (int i = 0; i < count; i++) {
            queue.send(List.of(new Outgoing(encoded.type(), encoded.body(), "g", Duration.ZERO)));
        }
    }

    private static WorkProcessor<Message> processor(WorkQueue queue, Handler<Message> handler) {
        return new WorkProcessor<>(queue, WireFormat::decodeMessage, handler, _ -> {}, InstantSource.system());
    }

    private static Worker worker(WorkQueue queue, WorkerSettings settings, Handler<Message> handler) {
        return new Worker(queue, processor(queue, handler), settings);
    }

    private static Thread start(Worker worker) {
        return Thread.ofPlatform().start(() -> {
            try {
                worker.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private static class UnreachableAtFirst extends ForwardingQueue {

        private final AtomicInteger failures;

        UnreachableAtFirst(WorkQueue real, int failures) {
            super(real);
            this.failures = new AtomicInteger(failures);
        }

        @Override
        public List<Delivery> receive(int most, Duration wait) {
            int left = failures.getAndDecrement();
            if (left == 1) {
                throw new IllegalStateException("a bug of the adapter");
            }
            if (left > 1) {
                throw new DependencyException(
                        DependencyException.Kind.UNAVAILABLE, Duration.ofSeconds(7), "no queue", new Exception());
            }
            return super.receive(most, wait);
        }
    }
}
