package io.snapwarden.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkQueue.Delivery;
import io.snapwarden.runtime.port.WorkQueue.Outgoing;
import io.snapwarden.runtime.queue.InMemoryWorkQueue;
import io.snapwarden.runtime.wire.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkProcessorTest {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Message TICK = new Message(new Work.Tick(), Instant.parse("2026-11-21T01:00:00Z"), "trace-1");

    private final SettableTime time = new SettableTime();
    private final InMemoryWorkQueue queue = new InMemoryWorkQueue(time, LEASE);
    private final List<Event> events = new ArrayList<>();
    private final EventSink sink = events::addAll;

    @Test
    void acknowledgesWhatIsDone() {
        send(TICK);

        assertThat(process(_ -> new Outcome.Done())).isEqualTo(Fate.DONE);

        assertThat(queue.size()).isZero();
    }

    @Test
    void saysWhichRunsAreInHandWhileTheirWorkIs() {
        var run = new RunKey(new PolicyName("daily"), Slot.parse("2026-11-20T01:00:00Z"));
        var inHand = new ArrayList<List<RunKey>>();
        send(TICK);
        send(new Message(new Work.ReviewRun(run), Instant.parse("2026-11-21T01:00:00Z"), "trace-1"));

        for (int received = 0; received < 2; received++) {
            process(_ -> {
                inHand.add(RunsInHand.runs());
                return new Outcome.Done();
            });
        }
        assertThat(inHand).containsExactly(List.of(), List.of(run));
        assertThat(RunsInHand.runs()).isEmpty();
    }

    @Test
    void handsTheHandlerWhatWasSent() {
        var handled = new ArrayList<Message>();
        send(TICK);

        process(message -> {
            handled.add(message);
            return new Outcome.Done();
        });

        assertThat(handled).containsExactly(TICK);
    }

    @Test
    void whatIsForLaterComesAgainAfterItsDelayAsIfForTheFirstTime() {
        send(TICK);

        assertThat(process(_ -> new Outcome.Later(Duration.ofMinutes(4), "no room")))
                .isEqualTo(Fate.DEFERRED);

        assertThat(receive()).isEmpty();
        time.pass(Duration.ofMinutes(4));
        assertThat(receive()).singleElement().satisfies(again -> {
            assertThat(again.receives()).isEqualTo(1);
            assertThat(again.firstSent()).isEqualTo(Instant.parse("2026-11-20T01:00:00Z"));
        });
    }

    @Test
    void aDelayIsNeverLongerThanTheQueueAllows() {
        send(TICK);

        process(_ -> new Outcome.Later(Duration.ofDays(1), "no room"));

        time.pass(WorkQueue.LONGEST_DELAY);
        assertThat(receive()).hasSize(1);
    }

    @Test
    void troubleOutsideMakesItLater() {
        send(TICK);

        var fate = process(_ -> {
            throw new DependencyException(
                    DependencyException.Kind.THROTTLED, Duration.ofSeconds(10), "too fast", new Exception());
        });

        assertThat(fate).isEqualTo(Fate.DEFERRED);
        time.pass(Duration.ofSeconds(10));
        assertThat(receive()).hasSize(1);
    }

    @Test
    void whatIsImpossibleIsSaidAndAcknowledged() {
        send(TICK);

        assertThat(process(_ -> new Outcome.Rejected("no such policy"))).isEqualTo(Fate.REJECTED);

        assertThat(events)
                .containsExactly(new Event.WorkRejected(
                        "Tick", "no such policy", WireFormat.encode(TICK).body(), time.instant()));
        assertThat(queue.size()).isZero();
        assertThat(queue.deadLetters()).isEmpty();
    }

    @Test
    void whatCannotBeSaidIsNotAcknowledged() {
        send(TICK);
        EventSink deaf = _ -> {
            throw new DependencyException(DependencyException.Kind.UNAVAILABLE, "no bus", new Exception());
        };

        var fate = processor(_ -> new Outcome.Rejected("no such policy"), deaf)
                .process(receive().getFirst());

        assertThat(fate).isEqualTo(Fate.LEFT);
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void anUnexpectedFailureLeavesItToItsLease() {
        send(TICK);

        var fate = process(_ -> {
            throw new IllegalStateException("broken invariant");
        });

        assertThat(fate).isEqualTo(Fate.LEFT);
        assertThat(receive()).isEmpty();
        time.pass(LEASE);
        assertThat(receive())
                .singleElement()
                .satisfies(again -> assertThat(again.receives()).isEqualTo(2));
    }

    @Test
    void theUnreadableIsBuriedAtOnceWithTheReason() {
        queue.send(List.of(new Outgoing("Tick", "{}", "g", Duration.ZERO)));

        assertThat(process(_ -> new Outcome.Done())).isEqualTo(Fate.BURIED);

        assertThat(queue.deadLetters())
                .containsExactly(
                        new InMemoryWorkQueue.DeadLetter("Tick", "{}", "unreadable: type is missing", time.instant()));
        assertThat(queue.size()).isZero();
    }

    @Test
    void theUnknownWaitsSixHoursForANewerProgramAndIsThenBuried() {
        queue.send(List.of(new Outgoing("New", "{\"type\":\"New\",\"version\":1}", "g", Duration.ZERO)));
        var end = time.instant().plus(Duration.ofHours(6));

        while (time.instant().isBefore(end)) {
            assertThat(process(_ -> new Outcome.Done())).isEqualTo(Fate.DEFERRED);
            time.pass(WorkQueue.LONGEST_DELAY);
        }

        assertThat(process(_ -> new Outcome.Done())).isEqualTo(Fate.BURIED);
        assertThat(queue.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.reason()).contains("New version 1", "PT6H"));
    }

    @Test
    void nothingIsPutOffForEver() {
        send(TICK);
        Handler<Message> never = _ -> {
            throw new DependencyException(DependencyException.Kind.DENIED, "Allow it to the role", null);
        };

        assertThat(process(never)).isEqualTo(Fate.DEFERRED);
        time.pass(Duration.ofDays(14));

        assertThat(process(never)).isEqualTo(Fate.BURIED);
        assertThat(queue.deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.reason())
                        .isEqualTo("put off for PT336H, at last because: Allow it to the role"));
    }

    private Fate process(Handler<Message> handler) {
        return processor(handler, sink).process(receive().getFirst());
    }

    private WorkProcessor<Message> processor(Handler<Message> handler, EventSink sink) {
        return new WorkProcessor<>(queue, WireFormat::decodeMessage, handler, sink, time);
    }

    private void send(Message message) {
        var encoded = WireFormat.encode(message);
        queue.send(List.of(new Outgoing(encoded.type(), encoded.body(), "g", Duration.ZERO)));
    }

    private List<Delivery> receive() {
        return queue.receive(1, Duration.ZERO);
    }
}
