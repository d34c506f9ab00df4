package io.snapwarden.benchmark.scopes;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.planner.PlannerConfig;
import io.snapwarden.runtime.event.QueueEventSink;
import io.snapwarden.runtime.ledger.InMemoryLedger;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.queue.InMemoryWorkQueue;
import io.snapwarden.runtime.queue.QueueSender;
import io.snapwarden.runtime.scope.ChosenScopes;
import io.snapwarden.runtime.wire.WireFormat;
import io.snapwarden.runtime.work.WorkProcessor;
import io.snapwarden.simulation.SimulationClock;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.ports.CollectedMetrics;
import io.snapwarden.simulation.ports.SimulatedPorts;
import io.snapwarden.snapshotter.CaptureIds;
import io.snapwarden.standalone.process.Handlers;
import io.snapwarden.standalone.process.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The four services over a simulated AWS, in one thread and in virtual time, with a tick each minute.
final class Hub {

    private static final Duration TICKS = Duration.ofMinutes(1);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int BATCH = 10;

    private final SimulatedAws aws;
    private final SimulationClock clock;
    private final CountedLedger ledger;
    private final Sessions sessions = new Sessions();
    private final List<Event> events = new ArrayList<>();
    private final Map<InMemoryWorkQueue, WorkProcessor<?>> services = new LinkedHashMap<>();
    private final QueueSender sender;
    private long messages;

    Hub(SimulatedAws aws, SimulationClock clock, PolicyFile file) {
        this.aws = aws;
        this.clock = clock;
        ledger = new CountedLedger(new InMemoryLedger(clock));
        var plan = queue();
        var capture = queue();
        var prune = queue();
        var notify = queue();
        sender = new QueueSender(plan, capture, prune);
        var bus = new QueueEventSink(notify);
        EventSink sink = happened -> {
            bus.publish(happened);
            events.addAll(happened);
        };
        var handlers = Handlers.of(file, world(file), PlannerConfig.STANDARD, sender, sink, new CaptureIds());
        services.put(
                plan,
                new WorkProcessor<>(
                        plan, WireFormat::decodeMessage, handlers.planner().handler(), sink, clock));
        services.put(
                capture, new WorkProcessor<>(capture, WireFormat::decodeMessage, handlers.snapshotter(), sink, clock));
        services.put(prune, new WorkProcessor<>(prune, WireFormat::decodeMessage, handlers.pruner(), sink, clock));
        services.put(notify, new WorkProcessor<>(notify, WireFormat::decodeEvent, handlers.notifier(), sink, clock));
    }

    private InMemoryWorkQueue queue() {
        return new InMemoryWorkQueue(clock, LEASE);
    }

    private World world(PolicyFile file) {
        var ports = new SimulatedPorts(aws, Estate.ROLE, clock::advance);
        return new World(
                new ChosenScopes(
                        file.scopes(),
                        () -> Estate.HUB,
                        Estate.HOME,
                        ports.organization(Estate.HUB),
                        ports.regions(Estate.HOME),
                        ledger,
                        clock),
                sessions.counting("planner and pruner", FleetReader.class, ports.fleet()),
                sessions.counting("planner and pruner", SnapshotReader.class, ports.snapshots()),
                sessions.counting("snapshotter", SnapshotCreator.class, ports.creator()),
                ports.tagger(),
                ports.hosts(),
                ports.deleter(),
                ports.restorer(),
                ledger,
                new CollectedMetrics(),
                null,
                null,
                clock);
    }

    /// Up to then, whatever there is to do.
    void workUntil(Instant end) {
        while (clock.instant().isBefore(end)) {
            sender.send(new Message(new Work.Tick(), clock.instant().plus(TICKS), "tick"));
            messages--; // a tick is no scan
            work();
            clock.advance(TICKS);
        }
    }

    private void work() {
        boolean worked = true;
        while (worked) {
            worked = false;
            for (var service : services.entrySet()) {
                for (var delivery : service.getKey().receive(BATCH, Duration.ZERO)) {
                    service.getValue().process(delivery);
                    messages++;
                    worked = true;
                }
            }
        }
    }

    List<Event> events() {
        return events;
    }

    /// Everything that was called or received so far, by name.
    Map<String, Long> counts() {
        var counts = new TreeMap<>(aws.calls().byAction());
        counts.put("AssumeRole (by one process each)", sessions.count());
        counts.put("run ledger: read", ledger.reads().sum());
        counts.put("run ledger: write", ledger.writes().sum());
        counts.put("messages but ticks", messages);
        return counts;
    }
}
