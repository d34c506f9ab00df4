package io.snapwarden.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkQueue.Delivery;
import io.snapwarden.runtime.port.WorkQueue.Outgoing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every work queue promises. It runs in real time, so the leases are short.
public abstract class WorkQueueContract {

    protected static final Duration LEASE = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private QueueUnderTest underTest;
    private WorkQueue queue;

    /// An empty queue whose lease is [#LEASE].
    protected abstract QueueUnderTest newQueue();

    @BeforeEach
    final void open() {
        underTest = newQueue();
        queue = underTest.queue();
    }

    @Test
    void deliversWhatWasSentWithItsType() {
        send("{\"text\":\"\u00e4 \uD83D\uDE00\"}", Duration.ZERO);

        var delivery = receive();

        assertThat(delivery.body()).isEqualTo("{\"text\":\"\u00e4 \uD83D\uDE00\"}");
        assertThat(delivery.attributes())
                .containsEntry(WorkQueue.TYPE, "Tick")
                .containsEntry(WorkQueue.TRACE, "trace-1");
        assertThat(delivery.receives()).isEqualTo(1);
        assertThat(delivery.firstSent())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    @Test
    void deliversAllOfMoreThanABatch() {
        var bodies = IntStream.range(0, 25).mapToObj(i -> "body " + i).toList();
        queue.send(bodies.stream().map(body -> outgoing(body, Duration.ZERO)).toList());

        assertThat(receiveAndAcknowledge(25)).containsExactlyInAnyOrderElementsOf(bodies);
    }

    @Test
    void deliversBodiesThatTogetherExceedARequest() {
        var large = "x".repeat(300 * 1024);
        var bodies = IntStream.range(0, 5).mapToObj(i -> i + large).toList();
        queue.send(bodies.stream().map(body -> outgoing(body, Duration.ZERO)).toList());

        assertThat(receiveAndAcknowledge(5)).containsExactlyInAnyOrderElementsOf(bodies);
    }

    @Test
    void deliversTheLargestBody() {
        var largest = "x".repeat(WorkQueue.LARGEST_BODY);
        send(largest, Duration.ZERO);

        assertThat(receive().body()).isEqualTo(largest);
    }

    @Test
    void holdsBackWhatIsDelayed() {
        send("later", Duration.ofSeconds(2));

        assertThat(queue.receive(10, Duration.ZERO)).isEmpty();
        assertThat(receive().body()).isEqualTo("later");
    }

    @Test
    void hidesADeliveryUntilItsLeaseIsOver() {
        send("a", Duration.ZERO);
        receive();

        assertThat(queue.receive(10, Duration.ZERO)).isEmpty();
        assertThat(receive().receives()).isEqualTo(2);
    }

    @Test
    void anAcknowledgedMessageNeverComesAgain() {
        send("a", Duration.ZERO);
        queue.acknowledge(receive());

        assertThat(queue.receive(10, LEASE.plusSeconds(1))).isEmpty();
    }

    @Test
    void acknowledgesTwice() {
        send("a", Duration.ZERO);
        var delivery = receive();
        queue.acknowledge(delivery);

        queue.acknowledge(delivery);
    }

    @Test
    void aReleasedMessageComesAtOnce() {
        send("a", Duration.ZERO);
        queue.release(receive());

        assertThat(queue.receive(1, Duration.ofSeconds(1)))
                .singleElement()
                .satisfies(again -> assertThat(again.receives()).isEqualTo(2));
    }

    @Test
    void anExtendedLeaseHoldsLonger() {
        send("a", Duration.ZERO);
        queue.extend(receive(), Duration.ofMinutes(5));

        assertThat(queue.receive(10, LEASE.plusSeconds(1))).isEmpty();
    }

    @Test
    void aDeferredMessageKeepsItsBirthAndCostsNoReceipt() {
        send("a", Duration.ZERO);
        var first = receive();

        queue.defer(first, Duration.ofSeconds(1));
        var second = receive();
        queue.defer(second, Duration.ZERO);
        var third = receive();

        assertThat(List.of(second, third)).allSatisfy(again -> {
            assertThat(again.body()).isEqualTo("a");
            assertThat(again.receives()).isEqualTo(1);
            assertThat(again.firstSent()).isEqualTo(first.firstSent());
            assertThat(again.attributes())
                    .containsEntry(WorkQueue.TYPE, "Tick")
                    .containsEntry(WorkQueue.TRACE, "trace-1");
        });
        queue.acknowledge(third);
        assertThat(queue.receive(10, LEASE.plusSeconds(1))).isEmpty();
    }

    @Test
    void aBuriedMessageLiesInTheDeadLetterQueueWithTheReason() {
        send("a", Duration.ZERO);

        queue.bury(receive(), "unreadable: \u00e4 is missing");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(underTest.newDeadLetters().get())
                        .singleElement()
                        .satisfies(letter -> {
                            assertThat(letter.body()).isEqualTo("a");
                            assertThat(letter.reason())
                                    .startsWith("unreadable: ")
                                    .endsWith(" is missing");
                        }));
        assertThat(queue.receive(10, LEASE.plusSeconds(1))).isEmpty();
    }

    @Test
    void waitsForTheFirstMessage() {
        var sender = Thread.ofVirtual().start(() -> send("a", Duration.ofSeconds(1)));

        assertThat(queue.receive(1, PATIENCE)).hasSize(1);
        assertThat(sender).isNotNull();
    }

    private List<String> receiveAndAcknowledge(int count) {
        var bodies = new ArrayList<String>();
        await().atMost(PATIENCE).until(() -> {
            for (var delivery : queue.receive(10, Duration.ofSeconds(1))) {
                bodies.add(delivery.body());
                queue.acknowledge(delivery);
            }
            return bodies.size() >= count;
        });
        return bodies;
    }

    private Delivery receive() {
        return await().atMost(PATIENCE)
                .until(() -> queue.receive(1, Duration.ofSeconds(1)), found -> !found.isEmpty())
                .getFirst();
    }

    private void send(String body, Duration delay) {
        queue.send(List.of(outgoing(body, delay)));
    }

    private static Outgoing outgoing(String body, Duration delay) {
        return new Outgoing("Tick", body, "111122223333/eu-west-1", delay, "trace-1");
    }
}
