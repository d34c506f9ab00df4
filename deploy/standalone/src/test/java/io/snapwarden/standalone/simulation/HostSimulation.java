package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.policy.Quiesce;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.ledger.InMemoryLedger;
import io.snapwarden.runtime.port.HostCommands;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.SnapshotTagger;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.port.WorkSender.Dispatch;
import io.snapwarden.runtime.queue.InMemoryWorkQueue;
import io.snapwarden.runtime.queue.QueueSender;
import io.snapwarden.runtime.wire.WireFormat;
import io.snapwarden.runtime.work.WorkProcessor;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SimulatedHost;
import io.snapwarden.simulation.ports.SimulatedPorts;
import io.snapwarden.simulation.scheduler.Actor;
import io.snapwarden.simulation.scheduler.Host;
import io.snapwarden.simulation.scheduler.Mishaps;
import io.snapwarden.simulation.scheduler.QueueActor;
import io.snapwarden.simulation.scheduler.Simulation;
import io.snapwarden.snapshotter.CaptureConfig;
import io.snapwarden.snapshotter.CaptureHandler;
import io.snapwarden.snapshotter.CapturePorts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A few instances, each to be captured once by three snapshotters that get every order twice, while hosts hang at any
/// step and any call goes wrong in any way.
abstract class HostSimulation implements Seeds.Night {

    static final Scope SCOPE = Scene.LARGE.scopes().getFirst();
    private static final Duration VISIBILITY = Duration.ofMinutes(2);

    final Simulation simulation;
    final Random random;
    final SimulatedAws aws;
    final RunLedger ledger;
    final Map<String, SimulatedHost> hosts = new TreeMap<>();
    private final InMemoryWorkQueue queue;
    private final Duration trouble;
    private final Duration calm;
    private long captures;

    /// @param trouble how long things go wrong
    /// @param calm how long nothing does afterwards
    HostSimulation(long seed, Duration trouble, Duration calm) {
        this.trouble = trouble;
        this.calm = calm;
        simulation = Simulation.withSeed(seed);
        random = new Random(seed * 31 + 7);
        aws = new SimulatedAws(simulation.clock(), Limits.published(), seed);
        ledger = new InMemoryLedger(simulation.clock());
        queue = new InMemoryWorkQueue(simulation.clock(), VISIBILITY);
        for (int i = 1; i <= 3; i++) {
            simulation.process("snapshotter-" + i, this::snapshotter);
        }
    }

    /// The run ledger as a snapshotter reaches it.
    abstract RunLedger ledger(Host host);

    /// Through the trouble and the calm after it.
    void pass() {
        simulation.mishaps(Mishaps.everyKind(0.02 * random.nextDouble()).withStalls(0.05, Duration.ofSeconds(40)));
        simulation.runFor(trouble);
        simulation.mishaps(Mishaps.none());
        hosts.values().forEach(host -> host.hangNowhere().agentOnline());
        simulation.runFor(calm);
    }

    List<Snapshot> snapshots() {
        return aws.stage(SCOPE).snapshots().stream().map(row -> row.facts()).toList();
    }

    /// Gives a host its ailment.
    ///
    /// @param steps at which it may hang
    void ail(SimulatedHost host, List<String> steps) {
        switch (random.nextInt(6)) {
            case 0, 1 -> host.hangAt(steps.get(random.nextInt(steps.size())));
            case 2 -> host.agentOffline();
            case 3 -> host.travels(Duration.ofSeconds(random.nextInt(40)));
            default -> {} // it is well
        }
    }

    /// Twice, for messages come so.
    void order(String instance, String retain, Quiesce quiesce) {
        var volumes = aws.stage(SCOPE).volumesOf(instance).stream()
                .map(id -> VolumeShape.unseen(new VolumeId(id), SCOPE.region().id() + "a"))
                .toList();
        var owed = new Obligation(new PolicyName("daily"), new Slot(Simulation.START), SCOPE, new ResourceId(instance));
        var work = new Work.CaptureRecoveryPoint(
                new PointKey(owed, 1),
                ResourceKind.INSTANCE,
                volumes,
                false,
                List.of(),
                Map.of(),
                List.of(),
                Consistency.CRASH,
                retain,
                quiesce);
        var message = new Message(work, Simulation.START.plus(trouble).plus(calm), "trace-1");
        var sender = new QueueSender(queue, queue, queue);
        sender.send(List.of(
                new Dispatch(message, Duration.ZERO), new Dispatch(message, Duration.ofSeconds(random.nextInt(200)))));
    }

    private Actor snapshotter(Host host) {
        var ports = new SimulatedPorts(aws, "snapshotter", host::pause);
        var handler = new CaptureHandler(
                new CapturePorts(
                        host.reach(SnapshotCreator.class, ports.creator()),
                        host.reach(SnapshotReader.class, ports.snapshots()),
                        host.reach(SnapshotTagger.class, ports.tagger()),
                        host.reach(HostCommands.class, ports.hosts()),
                        ledger(host),
                        _ -> {},
                        host.clock(),
                        host::pause),
                () -> new CaptureId(host.name() + "-" + captures++),
                CaptureConfig.defaults());
        var reached = host.reach(WorkQueue.class, queue);
        var worker = new WorkProcessor<>(reached, WireFormat::decodeMessage, handler, _ -> {}, host.clock());
        return new QueueActor(reached, queue::nextVisibleAt, worker::process);
    }

    @Override
    public void close() {
        simulation.close();
    }
}
