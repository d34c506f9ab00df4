package io.snapwarden.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.WorkQueue.Outgoing;
import io.snapwarden.runtime.wire.WireFormat;
import io.snapwarden.runtime.work.Handler;
import io.snapwarden.runtime.work.Outcome;
import io.snapwarden.runtime.work.WorkProcessor;
import io.snapwarden.testkit.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every host does with messages, whatever queue is below it. It runs in real time, so the leases are short.
public abstract class WorkHostContract {

    protected static final Duration LEASE = Duration.ofSeconds(1);
    protected static final int MOST_RECEIPTS = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Message TICK = new Message(new Work.Tick(), Instant.parse("9999-01-01T00:00:00Z"), "trace");

    private final SettableTime time = new SettableTime(Instant.now());
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private QueueUnderTest underTest;
    private RunningHost host = () -> {};

    /// A host at work.
    @FunctionalInterface
    public interface RunningHost {
        void stop() throws InterruptedException;
    }

    /// An empty queue whose lease is [#LEASE] and whose messages die after [#MOST_RECEIPTS].
    protected abstract QueueUnderTest newQueue();

    /// Starts the host: it receives from the queue until it is stopped.
    protected abstract RunningHost start(QueueUnderTest queue, WorkProcessor<Message> processor);

    @BeforeEach
    final void open() {
        underTest = newQueue();
    }

    @AfterEach
    final void stop() throws InterruptedException {
        host.stop();
    }

    @Test
    void aMessageDeferred200TimesIsNeitherLostNorDeadLettered() {
        var handled = new AtomicInteger();
        var ended = new AtomicInteger();
        send(TICK);

        work(_ -> {
            if (handled.incrementAndGet() <= 200) {
                return new Outcome.Later(Duration.ZERO, "no room");
            }
            ended.incrementAndGet();
            return new Outcome.Done();
        });

        await().atMost(PATIENCE).until(() -> ended.get() == 1);
        assertThat(underTest.newDeadLetters().get()).isEmpty();
    }

    @Test
    void whatAHandlerCrashedOnComesAgain() {
        var handled = new AtomicInteger();
        send(TICK);

        work(_ -> {
            if (handled.incrementAndGet() == 1) {
                throw new IllegalStateException("a bug that shows once");
            }
            return new Outcome.Done();
        });

        await().atMost(PATIENCE).until(() -> handled.get() == 2);
    }

    @Test
    void whatADeadHostHadInHandComesAgain() {
        var handled = new AtomicInteger();
        send(TICK);
        await().atMost(PATIENCE)
                .until(() ->
                        !underTest.queue().receive(1, Duration.ofSeconds(1)).isEmpty());

        work(_ -> {
            handled.incrementAndGet();
            return new Outcome.Done();
        });

        await().atMost(PATIENCE).until(() -> handled.get() == 1);
    }

    @Test
    void whatCanNotBeReadLiesInTheDeadLetterQueueWithTheReason() {
        send("Tick", "{\"type\":\"Tick\",\"version\":1,\"trace\":\"t\",\"work\":{}}");

        work(_ -> new Outcome.Done());

        awaitDeadLetter("unreadable: notAfter is missing");
    }

    @Test
    void whatFailsAlwaysEndsInTheDeadLetterQueue() {
        var handled = new AtomicInteger();
        send(TICK);

        work(_ -> {
            handled.incrementAndGet();
            throw new IllegalStateException("a bug that shows always");
        });

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(underTest.newDeadLetters().get()).hasSize(1));
        assertThat(handled.get()).isEqualTo(MOST_RECEIPTS);
    }

    @Test
    void whatIsRejectedIsSaidOnceAndForgotten() throws InterruptedException {
        send(TICK);

        work(_ -> new Outcome.Rejected("no such policy"));

        await().atMost(PATIENCE).until(() -> !events.isEmpty());
        host.stop();
        assertThat(events)
                .containsExactly(new Event.WorkRejected(
                        "Tick", "no such policy", WireFormat.encode(TICK).body(), time.instant()));
        assertThat(underTest.queue().receive(10, LEASE.plusSeconds(1))).isEmpty();
        assertThat(underTest.newDeadLetters().get()).isEmpty();
    }

    @Test
    void whatIsOfANewerProgramWaits() throws InterruptedException {
        send("Tock", "{\"type\":\"Tock\",\"version\":1}");

        work(_ -> new Outcome.Done());

        await().atMost(PATIENCE)
                .during(LEASE.plusSeconds(1))
                .until(() -> underTest.newDeadLetters().get().isEmpty());
        host.stop();
        assertThat(underTest.queue().receive(1, Duration.ZERO))
                .as("it is hidden for the longest delay")
                .isEmpty();
    }

    @Test
    void whatNobodyKnowsForSixHoursIsBuried() {
        send("Tock", "{\"type\":\"Tock\",\"version\":1}");
        time.pass(Duration.ofHours(6).plusMinutes(1));

        work(_ -> new Outcome.Done());

        awaitDeadLetter("nobody knew Tock version 1 for PT6H");
    }

    private void awaitDeadLetter(String reason) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(underTest.newDeadLetters().get())
                        .singleElement()
                        .satisfies(letter -> assertThat(letter.reason()).isEqualTo(reason)));
    }

    private void work(Handler<Message> handler) {
        var processor =
                new WorkProcessor<>(underTest.queue(), WireFormat::decodeMessage, handler, events::addAll, time);
        host = start(underTest, processor);
    }

    private void send(Message message) {
        var encoded = WireFormat.encode(message);
        send(encoded.type(), encoded.body());
    }

    private void send(String type, String body) {
        underTest.queue().send(List.of(new Outgoing(type, body, "111122223333/eu-west-1", Duration.ZERO)));
    }
}
