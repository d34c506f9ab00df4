package io.snapwarden.testkit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.event.EventBridgeSink;
import io.snapwarden.runtime.wire.Decoded;
import io.snapwarden.runtime.wire.WireFormat;
import io.snapwarden.testkit.lane.MotoServer;
import io.snapwarden.testkit.lane.RequiresLane;
import io.snapwarden.testkit.lane.SqsQueues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@RequiresLane("moto")
class EventBridgeSinkOnMotoTest {

    private static final String BUS = "snapwarden";

    @Test
    void eventsReachAQueueThroughARuleAsTheyWerePublished() {
        var aws = MotoServer.shared().reset().aws();
        var queues = SqsQueues.on(aws);
        var made = queues.make(Duration.ofSeconds(30), 10);
        route(aws.clients().atHome(EventBridgeClient.builder()), queues, made.url());
        var events = IntStream.range(0, 12)
                .mapToObj(EventBridgeSinkOnMotoTest::event)
                .toList();

        new EventBridgeSink(aws.clients(), BUS).publish(events);

        var queue = queues.open(made.url());
        var received = new ArrayList<Decoded<Event>>();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            for (var delivery : queue.receive(10, Duration.ofSeconds(1))) {
                received.add(WireFormat.decodeEvent(delivery.body()));
                queue.acknowledge(delivery);
            }
            return received.size() >= events.size();
        });
        assertThat(received)
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(Decoded.Known<Event>::new).toList());
    }

    private static Event event(int i) {
        return new Event.ScopeUnreachable(
                Scope.parse("111122223333/eu-west-1"), "reason " + i, Instant.parse("2026-11-20T01:00:00Z"));
    }

    private static void route(EventBridgeClient bridge, SqsQueues queues, String url) {
        var arn = queues.sqs()
                .getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        bridge.createEventBus(bus -> bus.name(BUS));
        bridge.putRule(rule -> rule.eventBusName(BUS).name("all").eventPattern("{\"source\":[\"snapwarden\"]}"));
        bridge.putTargets(targets -> targets.eventBusName(BUS)
                .rule("all")
                .targets(List.of(Target.builder().id("notifier").arn(arn).build())));
    }
}
