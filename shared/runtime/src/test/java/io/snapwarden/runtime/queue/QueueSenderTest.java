package io.snapwarden.runtime.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.policy.Hooks;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.domain.work.Work.DeleteRecoveryPoints.Candidate;
import io.snapwarden.runtime.event.QueueEventSink;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkQueue.Outgoing;
import io.snapwarden.runtime.port.WorkSender.Dispatch;
import io.snapwarden.runtime.wire.Decoded;
import io.snapwarden.runtime.wire.WireFormat;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueueSenderTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
    private static final Scope SCOPE = Scope.parse("111122223333/eu-west-1");
    private static final RunKey RUN = new RunKey(new PolicyName("daily"), new Slot(NOW));

    private final InMemoryWorkQueue plan = queue(InstantSource.fixed(NOW));
    private final InMemoryWorkQueue capture = queue(InstantSource.fixed(NOW));
    private final InMemoryWorkQueue prune = queue(InstantSource.fixed(NOW));
    private final QueueSender sender = new QueueSender(plan, capture, prune);

    @Test
    void sendsEachKindOfWorkToItsService() {
        sender.send(message(new Work.Tick()));
        sender.send(message(new Work.ScanScope(SCOPE, List.of(RUN))));
        sender.send(message(new Work.ReviewRun(RUN)));
        sender.send(message(new Work.PruneScope(SCOPE, RUN)));

        assertThat(plan.size()).isEqualTo(3);
        assertThat(capture.size()).isZero();
        assertThat(prune.receive(10, Duration.ZERO)).singleElement().satisfies(delivery -> {
            assertThat(delivery.attributes()).containsEntry(WorkQueue.TYPE, "PruneScope");
            assertThat(WireFormat.decodeMessage(delivery.body()))
                    .isEqualTo(new Decoded.Known<>(message(new Work.PruneScope(SCOPE, RUN))));
        });
    }

    @Test
    void eachScopeHasAShareOfItsOwn() {
        var grouped = new ArrayList<String>();
        var noting = noting(grouped);
        var key = new PointKey(new Obligation(RUN.policy(), RUN.slot(), SCOPE, new ResourceId("vol-1")), 1);
        new QueueSender(noting, noting, noting)
                .send(Stream.of(
                                new Work.Tick(),
                                new Work.ReviewRun(RUN),
                                new Work.ScanScope(SCOPE, List.of(RUN)),
                                new Work.LookSooner(SCOPE),
                                capture(key),
                                new Work.SettleHooks(key, Hooks.Stage.CAPTURED, "captured"),
                                new Work.PruneScope(SCOPE, RUN),
                                new Work.DeleteRecoveryPoints(
                                        SCOPE, RUN, List.of(new Candidate(key, new CaptureId("capture-1")))))
                        .map(work -> new Dispatch(message(work), Duration.ZERO))
                        .toList());

        assertThat(grouped)
                .containsExactly(
                        "Tick all",
                        "ReviewRun all",
                        "ScanScope " + SCOPE,
                        "LookSooner " + SCOPE,
                        "CaptureRecoveryPoint " + SCOPE,
                        "SettleHooks " + SCOPE,
                        "PruneScope " + SCOPE,
                        "DeleteRecoveryPoints " + SCOPE);
    }

    private static Work.CaptureRecoveryPoint capture(PointKey key) {
        return Work.CaptureRecoveryPoint.ofManaged(
                key, "last 1", new Work.CaptureRecoveryPoint.Job("vault", "role", 0));
    }

    /// A queue that notes what is sent, by type and group, and takes nothing else.
    @SuppressWarnings("ReferenceEquality") // a proxy equals itself alone
    private static WorkQueue noting(List<String> grouped) {
        return (WorkQueue) Proxy.newProxyInstance(
                WorkQueue.class.getClassLoader(), new Class<?>[] {WorkQueue.class}, (self, method, arguments) -> {
                    if (method.getName().equals("send")) {
                        for (var sent : (List<?>) arguments[0]) {
                            grouped.add(((Outgoing) sent).type() + " " + ((Outgoing) sent).group());
                        }
                        return null;
                    }
                    return switch (method.getName()) {
                        case "hashCode" -> System.identityHashCode(self);
                        case "equals" -> self == arguments[0];
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    @Test
    void delaysWhatIsNotForNow() {
        sender.send(List.of(new Dispatch(message(new Work.Tick()), Duration.ofMinutes(1))));

        assertThat(plan.nextVisibleAt()).contains(NOW.plus(Duration.ofMinutes(1)));
    }

    @Test
    void refusesWhatNoQueueTakes() {
        assertThatThrownBy(() -> new WorkQueue.Outgoing("Tick", "x".repeat(1024 * 1024), "g", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Tick has 1048576");
        assertThatThrownBy(() -> new WorkQueue.Outgoing("Tick", "{}", "g", Duration.ofMinutes(16)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT16M");
    }

    @Test
    void eventsReachTheNotifierAsFromTheBus() {
        var notifier = queue(InstantSource.fixed(NOW));
        var event = new Event.ScopeUnreachable(SCOPE, "not enabled", NOW);

        new QueueEventSink(notifier).publish(event);

        assertThat(notifier.receive(1, Duration.ZERO))
                .singleElement()
                .satisfies(delivery ->
                        assertThat(WireFormat.decodeEvent(delivery.body())).isEqualTo(new Decoded.Known<>(event)));
    }

    private static Message message(Work work) {
        return new Message(work, NOW, "trace");
    }

    private static InMemoryWorkQueue queue(InstantSource time) {
        return new InMemoryWorkQueue(time, Duration.ofMinutes(2));
    }
}
