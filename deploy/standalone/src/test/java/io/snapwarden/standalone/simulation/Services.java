package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.notifier.Notifier;
import io.snapwarden.notifier.NotifierPorts;
import io.snapwarden.planner.Planner;
import io.snapwarden.planner.PlannerConfig;
import io.snapwarden.pruner.PruneHandler;
import io.snapwarden.pruner.PrunePorts;
import io.snapwarden.runtime.event.QueueEventSink;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.port.BackupDeleter;
import io.snapwarden.runtime.port.BackupReader;
import io.snapwarden.runtime.port.BackupStarter;
import io.snapwarden.runtime.port.CommandReader;
import io.snapwarden.runtime.port.DatabaseReader;
import io.snapwarden.runtime.port.DatabaseSnapshots;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.HostCommands;
import io.snapwarden.runtime.port.MetricSink;
import io.snapwarden.runtime.port.ProofReader;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.ScopeDirectory;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotDeleter;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.SnapshotTagger;
import io.snapwarden.runtime.port.TicketDesk;
import io.snapwarden.runtime.port.Topic;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.queue.QueueSender;
import io.snapwarden.runtime.wire.Decoded;
import io.snapwarden.runtime.wire.WireFormat;
import io.snapwarden.runtime.work.Handler;
import io.snapwarden.runtime.work.WorkProcessor;
import io.snapwarden.simulation.ports.SimulatedPorts;
import io.snapwarden.simulation.scheduler.Actor;
import io.snapwarden.simulation.scheduler.Host;
import io.snapwarden.simulation.scheduler.QueueActor;
import io.snapwarden.simulation.scheduler.Simulation;
import io.snapwarden.simulation.scheduler.TickActor;
import io.snapwarden.snapshotter.CaptureConfig;
import io.snapwarden.snapshotter.CaptureHandler;
import io.snapwarden.snapshotter.CapturePorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/// The four services as they run in the cloud: several processes of each, that share queues, a ledger and an account,
/// and nothing else.
final class Services {

    private static final Duration TICK_LIFE = Duration.ofMinutes(2);

    private final World world;
    private final PolicyFile file;
    private final Duration ticks;
    private final Map<String, List<Host>> hosts = new LinkedHashMap<>();
    private final List<String> off = new ArrayList<>();
    private boolean ticking = true;
    private double ticksAstray;
    private long captures;

    Services(World world, PolicyFile file, Duration ticks) {
        this.world = world;
        this.file = file;
        this.ticks = ticks;
    }

    void start(Simulation simulation, Random random) {
        simulation.process("clock", host -> {
            var plan = host.reach(WorkQueue.class, world.plan().of(host.name()));
            var sender = new QueueSender(plan, plan, plan);
            return new TickActor(simulation.clock(), ticks, _ -> tick(sender, random));
        });
        several(simulation, "planner", 2, this::planner);
        several(simulation, "snapshotter", 3, this::snapshotter);
        several(simulation, "pruner", 2, this::pruner);
        several(simulation, "notifier", 2, this::notifier);
    }

    /// All processes of a service.
    List<Host> hosts(String service) {
        return hosts.getOrDefault(service, List.of());
    }

    List<Host> hosts() {
        return hosts.values().stream().flatMap(List::stream).toList();
    }

    /// Nobody of a service works, as when it is scaled to zero or its deployment fails.
    void off(String service) {
        off.add(service);
    }

    void on(String service) {
        off.remove(service);
    }

    void allOn() {
        off.clear();
    }

    /// This share of all ticks is skipped, and as many come twice.
    void ticksAstray(double share) {
        ticksAstray = share;
    }

    void stopTicking() {
        ticking = false;
    }

    private void tick(QueueSender sender, Random random) {
        int times = random.nextDouble() >= 2 * ticksAstray ? 1 : random.nextBoolean() ? 2 : 0;
        if (times > 1) {
            world.chronicle().ambiguities().strikes("clock");
        }
        for (int i = 0; ticking && i < times; i++) {
            try {
                sender.send(new Message(new Work.Tick(), world.time().instant().plus(TICK_LIFE), "tick"));
            } catch (DependencyException _) {
                return; // skipped; the next one comes in a minute
            }
        }
    }

    private void several(Simulation simulation, String service, int count, Function<Host, Actor> program) {
        for (int i = 1; i <= count; i++) {
            var host = simulation.process(service + "-" + i, program);
            host.whenStruck(() -> world.chronicle().ambiguities().strikes(host.name()));
            hosts.computeIfAbsent(service, _ -> new ArrayList<>()).add(host);
        }
    }

    private Actor planner(Host host) {
        var aws = new SimulatedPorts(world.aws(), "planner", host::pause);
        var ports = new Planner.Ports(
                host.reach(ScopeDirectory.class, () -> world.estate().scene().scopes()),
                host.reach(FleetReader.class, aws.fleet()),
                host.reach(SnapshotReader.class, aws.snapshots()),
                host.reach(SnapshotTagger.class, aws.tagger()),
                host.reach(BackupReader.class, aws.backups()),
                host.reach(DatabaseReader.class, aws.databases()),
                host.reach(CommandReader.class, aws.commands()),
                host.reach(ProofReader.class, aws.proofs()),
                ledger(host),
                sender(host),
                events(host),
                host.clock());
        var planner = Planner.of(file.policies(), ports, PlannerConfig.STANDARD);
        return worker(host, "planner", world.plan(), WireFormat::decodeMessage, planner.handler());
    }

    private Actor snapshotter(Host host) {
        var aws = new SimulatedPorts(world.aws(), "snapshotter", host::pause);
        var ports = new CapturePorts(
                host.reach(SnapshotCreator.class, new WatchedCreator(aws.creator(), host.name(), world)),
                host.reach(SnapshotReader.class, aws.snapshots()),
                host.reach(SnapshotTagger.class, aws.tagger()),
                new WatchedHosts(
                        host.reach(HostCommands.class, new WatchedSends(aws.hosts(), host.name(), world)),
                        host.name(),
                        world.bracketLaws()),
                host.reach(BackupStarter.class, new WatchedServices.Starter(aws.backupStarter(), host.name(), world)),
                host.reach(
                        DatabaseSnapshots.class,
                        new WatchedServices.Snapshots(aws.databaseSnapshots(), host.name(), world)),
                ledger(host),
                events(host),
                host.clock(),
                host::pause);
        var handler = new CaptureHandler(
                ports, () -> new CaptureId(host.name() + "-" + captures++), CaptureConfig.defaults());
        return worker(host, "snapshotter", world.capture(), WireFormat::decodeMessage, handler);
    }

    private Actor pruner(Host host) {
        var aws = new SimulatedPorts(world.aws(), "pruner", host::pause);
        var deleter = new WatchedDeleter(aws.deleter(), host, world.deleteLaws());
        var ports = new PrunePorts(
                host.reach(SnapshotReader.class, aws.snapshots()),
                host.reach(SnapshotDeleter.class, deleter),
                host.reach(FleetReader.class, aws.fleet()),
                host.reach(BackupReader.class, aws.backups()),
                host.reach(
                        BackupDeleter.class,
                        new WatchedServices.Deleter(aws.backupDeleter(), host, world.deleteLaws())),
                host.reach(DatabaseReader.class, aws.databases()),
                host.reach(SnapshotDeleter.class, new WatchedDeleter(aws.databaseDeleter(), host, world.deleteLaws())),
                ledger(host),
                sender(host),
                events(host),
                host.clock());
        var handler = new PruneHandler(ports, file.policies(), file.prune());
        return worker(host, "pruner", world.prune(), WireFormat::decodeMessage, handler);
    }

    private Actor notifier(Host host) {
        var handler = new Notifier(ledger(host), host.clock())
                .digests(host.reach(Topic.class, world.topic()), NotifierPorts.digests(file))
                .metrics(host.reach(MetricSink.class, world.metrics()))
                .tickets(host.reach(TicketDesk.class, world.desk()))
                .handler();
        return worker(host, "notifier", world.events(), WireFormat::decodeEvent, handler);
    }

    private <M> Actor worker(
            Host host, String service, WatchedQueue queue, Function<String, Decoded<M>> format, Handler<M> handler) {
        var reached = host.reach(WorkQueue.class, queue.of(host.name()));
        var watched = new WatchedHandler<>(handler, host.name(), queue, world);
        var processor = new WorkProcessor<>(reached, format, watched, events(host), host.clock());
        var working = new QueueActor(reached, queue::nextVisibleAt, delivery -> {
            world.chronicle().begins(host.name());
            world.chronicle().ambiguities().delivered(host.name(), delivery.receives());
            queue.taken(host.name());
            processor.process(delivery);
        });
        return new PoolActor(working, host.name(), queue, () -> !off.contains(service));
    }

    private RunLedger ledger(Host host) {
        return new WatchedLedger(host.reach(RunLedger.class, world.ledger()), world.chronicle());
    }

    private QueueSender sender(Host host) {
        return new QueueSender(
                host.reach(WorkQueue.class, world.plan().of(host.name())),
                host.reach(WorkQueue.class, world.capture().of(host.name())),
                host.reach(WorkQueue.class, world.prune().of(host.name())));
    }

    private EventSink events(Host host) {
        return new WatchedEvents(new QueueEventSink(world.events().of(host.name())), host, world.chronicle());
    }
}
