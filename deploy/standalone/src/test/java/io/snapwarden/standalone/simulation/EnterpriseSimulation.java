package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.notifier.Notifier;
import io.snapwarden.notifier.NotifierPorts;
import io.snapwarden.planner.Planner;
import io.snapwarden.planner.PlannerConfig;
import io.snapwarden.runtime.event.QueueEventSink;
import io.snapwarden.runtime.ledger.InMemoryLedger;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.PolicyFileReader;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.queue.InMemoryWorkQueue;
import io.snapwarden.runtime.queue.QueueSender;
import io.snapwarden.runtime.wire.Decoded;
import io.snapwarden.runtime.wire.WireFormat;
import io.snapwarden.runtime.work.Handler;
import io.snapwarden.runtime.work.WorkProcessor;
import io.snapwarden.simulation.model.FreezeDocument;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SimulatedHost;
import io.snapwarden.simulation.model.SnapshotPace;
import io.snapwarden.simulation.ports.CollectedTickets;
import io.snapwarden.simulation.ports.CollectedTopic;
import io.snapwarden.simulation.ports.SimulatedPorts;
import io.snapwarden.simulation.scheduler.Actor;
import io.snapwarden.simulation.scheduler.Host;
import io.snapwarden.simulation.scheduler.QueueActor;
import io.snapwarden.simulation.scheduler.Simulation;
import io.snapwarden.simulation.scheduler.TickActor;
import io.snapwarden.snapshotter.CaptureConfig;
import io.snapwarden.snapshotter.CaptureHandler;
import io.snapwarden.snapshotter.CapturePorts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// One night of a large fleet: every instance has three volumes and is frozen for its capture, under the default
/// quotas; of some the agent is silent, others hang while they freeze. Planner, four snapshotters of eight hands and a
/// notifier, in virtual time.
final class EnterpriseSimulation implements AutoCloseable {

    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Scope SCOPE = Scene.LARGE.scopes().getFirst();
    private static final Duration VISIBILITY = Duration.ofMinutes(2);
    private static final List<Integer> SIZES = List.of(8, 100, 100);
    private static final int WORKERS = 4;
    private static final int HANDS = 8;
    private static final Duration THE_NIGHT = Duration.ofHours(4);

    private static final String POLICY = """
            version: 1
            scopes: { regions: [eu-west-1] }
            notify:
              sns: arn:aws:sns:eu-west-1:111122223333:backups
            policies:
              - name: enterprise
                select: { kind: instance, tags: { Backup: enterprise } }
                schedule: { cron: "5 0 * * *", timezone: UTC, start-within: 6h }
                consistency: { mode: application, freeze-at-most: 30s, on-failure: fail }
                retain: { daily: 7 }
            """;

    private final PolicyFile file =
            new PolicyFileReader().read("policies.yaml", POLICY.getBytes(StandardCharsets.UTF_8));
    private final Simulation simulation = Simulation.withSeed(1);
    private final SimulatedAws aws = new SimulatedAws(
            simulation.clock(), Limits.published().withPace(SnapshotPace.fixed(Duration.ofSeconds(90))), 1);
    private final RunLedger ledger = new InMemoryLedger(simulation.clock());
    private final InMemoryWorkQueue plan = new InMemoryWorkQueue(simulation.clock(), VISIBILITY);
    private final InMemoryWorkQueue capture = new InMemoryWorkQueue(simulation.clock(), VISIBILITY);
    private final InMemoryWorkQueue prune = new InMemoryWorkQueue(simulation.clock(), VISIBILITY);
    private final InMemoryWorkQueue events = new InMemoryWorkQueue(simulation.clock(), VISIBILITY);
    private final CollectedTickets desk = new CollectedTickets();
    private final CollectedTopic topic = new CollectedTopic();
    private final Map<String, SimulatedHost> hosts = new TreeMap<>();
    private final Set<String> ailing = new TreeSet<>();
    private int captures;

    /// @param travel how long a command takes to its host, and its answer back
    /// @param failing of so many instances one is not well
    EnterpriseSimulation(int instances, Duration travel, int failing) {
        for (int i = 0; i < instances; i++) {
            instance(travel, i % failing == failing - 1 ? i / failing % 2 + 1 : 0);
        }
        simulation.process(
                "clock",
                _ -> new TickActor(
                        simulation.clock(),
                        Duration.ofMinutes(1),
                        at -> sender().send(new Message(new Work.Tick(), at.plusSeconds(60), "tick"))));
        simulation.process("planner", this::planner);
        for (int i = 1; i <= WORKERS; i++) {
            snapshotter(i);
        }
        simulation.process("notifier", this::notifier);
    }

    void run() {
        simulation.runFor(THE_NIGHT);
    }

    /// The hosts with their freezes, by instance.
    Map<String, SimulatedHost> hosts() {
        return hosts;
    }

    /// Instances whose agent is silent or whose freeze hangs.
    Set<String> ailing() {
        return ailing;
    }

    List<TruePoint> points() {
        return TruePoint.of(
                SCOPE,
                aws.stage(SCOPE).snapshots().stream().map(row -> row.facts()).toList());
    }

    CollectedTickets desk() {
        return desk;
    }

    CollectedTopic topic() {
        return topic;
    }

    private void instance(Duration travel, int ails) {
        var id = aws.stage(SCOPE).instance(SIZES, Map.of("Backup", "enterprise"), Map.of());
        var host = aws.stage(SCOPE)
                .host(id)
                .mount("/data")
                .document(FreezeDocument.NAME, new FreezeDocument())
                .travels(travel);
        if (ails > 0) {
            ailing.add(id);
            var _ = ails == 1 ? host.agentOffline() : host.hangAt(FreezeDocument.FREEZE);
        }
        hosts.put(id, host);
    }

    private Actor planner(Host host) {
        var ports = new SimulatedPorts(aws, "planner", host::pause);
        var planner = Planner.of(
                file.policies(),
                new Planner.Ports(
                        () -> List.of(SCOPE),
                        ports.fleet(),
                        ports.snapshots(),
                        ports.tagger(),
                        ledger,
                        sender(),
                        sink(),
                        host.clock()),
                PlannerConfig.STANDARD);
        return hand(host, plan, WireFormat::decodeMessage, planner.handler());
    }

    /// All hands share one handler, as in a task.
    private void snapshotter(int number) {
        var handlers = new ArrayList<CaptureHandler>();
        for (int i = 1; i <= HANDS; i++) {
            simulation.process("snapshotter-" + number + "-" + i, host -> {
                if (handlers.isEmpty()) {
                    handlers.add(handler(host, number));
                }
                return hand(host, capture, WireFormat::decodeMessage, handlers.getFirst());
            });
        }
    }

    private CaptureHandler handler(Host host, int number) {
        var ports = new SimulatedPorts(aws, "snapshotter", host::pause);
        return new CaptureHandler(
                new CapturePorts(
                        host.reach(SnapshotCreator.class, ports.creator()),
                        host.reach(SnapshotReader.class, ports.snapshots()),
                        ports.tagger(),
                        ports.hosts(),
                        ledger,
                        sink(),
                        host.clock(),
                        host::pause),
                () -> new CaptureId(number + "-" + captures++),
                CaptureConfig.defaults());
    }

    private Actor notifier(Host host) {
        var handler = new Notifier(ledger, host.clock())
                .digests(topic, NotifierPorts.digests(file))
                .tickets(desk)
                .handler();
        return hand(host, events, WireFormat::decodeEvent, handler);
    }

    private <M> Actor hand(
            Host host, InMemoryWorkQueue queue, Function<String, Decoded<M>> format, Handler<M> handler) {
        var reached = host.reach(WorkQueue.class, queue);
        var worker = new WorkProcessor<>(reached, format, handler, sink(), host.clock());
        return new QueueActor(reached, queue::nextVisibleAt, worker::process);
    }

    private QueueSender sender() {
        return new QueueSender(plan, capture, prune);
    }

    private EventSink sink() {
        return new QueueEventSink(events);
    }

    @Override
    public void close() {
        simulation.close();
    }
}
