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
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.RecoveryPoint;
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
import io.snapwarden.simulation.model.VssDocument;
import io.snapwarden.simulation.model.VssDocument.Course;
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

/// A few Windows instances, each to be captured once by its own host, by three snapshotters that get every order twice,
/// while hosts hang at any step and any call goes wrong in any way. The run ledger answers: without it a twin may be.
final class VssSimulation implements AutoCloseable {

    private static final List<Course> COURSES = List.of(Course.values());
    private static final Scope SCOPE = Scene.LARGE.scopes().getFirst();
    private static final Duration TROUBLE = Duration.ofMinutes(30);
    private static final Duration CALM = Duration.ofHours(3);
    private static final Duration VISIBILITY = Duration.ofMinutes(2);
    private static final List<String> STEPS = List.of(VssDocument.INSTALL, VssDocument.SNAPSHOT, VssDocument.TAG);

    private final Simulation simulation;
    private final Random random;
    private final SimulatedAws aws;
    private final RunLedger ledger;
    private final InMemoryWorkQueue queue;
    private final Map<String, SimulatedHost> hosts = new TreeMap<>();
    private final Map<String, Course> courses = new TreeMap<>();
    private long captures;

    VssSimulation(long seed) {
        simulation = Simulation.withSeed(seed);
        random = new Random(seed * 31 + 7);
        aws = new SimulatedAws(simulation.clock(), Limits.published(), seed);
        ledger = new InMemoryLedger(simulation.clock());
        queue = new InMemoryWorkQueue(simulation.clock(), VISIBILITY);
        for (int i = 1; i <= 3; i++) {
            simulation.process("snapshotter-" + i, this::snapshotter);
        }
        for (int i = 0; i < 4; i++) {
            order(instance());
        }
    }

    /// To the end, where all laws must hold.
    ///
    /// @return how many points are application-consistent, and how many there are
    long[] run() {
        simulation.mishaps(Mishaps.everyKind(0.02 * random.nextDouble()).withStalls(0.05, Duration.ofSeconds(40)));
        simulation.runFor(TROUBLE);
        simulation.mishaps(Mishaps.none());
        hosts.values().forEach(host -> host.hangNowhere().agentOnline());
        simulation.runFor(CALM);
        var catalog = PointCatalog.of(snapshots(), SCOPE);
        require(catalog.strangers().isEmpty(), "there are strangers: " + catalog.strangers());
        hosts.forEach((instance, host) -> judge(instance, host, catalog));
        var points = catalog.points();
        return new long[] {points.stream().filter(VssSimulation::isConsistent).count(), points.size()};
    }

    /// One command, one point, and it says no more of itself than its host does.
    private void judge(String instance, SimulatedHost host, PointCatalog catalog) {
        var points = catalog.points().stream()
                .filter(point -> point.obligation().source().value().equals(instance))
                .toList();
        require(host.runs(VssDocument.NAME) <= 1, instance + " was told twice");
        require(points.size() == 1, instance + " should have one point but has " + points);
        var point = points.getFirst();
        boolean lacks = point.state() == RecoveryPoint.State.INCOMPLETE;
        require(!lacks || courses.get(instance) == Course.WITHOUT_BOOT, point + " lacks a volume");
        require(!lacks || !ledger.keys("failures/").isEmpty(), point + " lacks a volume, and nobody says so");
        require(!isConsistent(point) || saysHost(point), point + " is called consistent against its host");
        boolean judged = !Marks.UNPROVEN.equals(point.weaker());
        require(lacks || judged, "nobody has judged " + point);
    }

    private static void require(boolean law, String otherwise) {
        if (!law) {
            throw new AssertionError(otherwise);
        }
    }

    private static boolean isConsistent(RecoveryPoint point) {
        return point.marks().consistency() == Consistency.APPLICATION;
    }

    private static boolean saysHost(RecoveryPoint point) {
        return point.members().stream()
                .allMatch(snapshot -> "True".equals(snapshot.tags().get("AppConsistent")));
    }

    private List<Snapshot> snapshots() {
        return aws.stage(SCOPE).snapshots().stream().map(row -> row.facts()).toList();
    }

    private String instance() {
        var id = aws.stage(SCOPE).windows(List.of(30, 100), Map.of(), Map.of());
        var course = random.nextInt(3) > 0 ? Course.WELL : COURSES.get(random.nextInt(COURSES.size()));
        var host = aws.stage(SCOPE).host(id).document(VssDocument.NAME, new VssDocument(course));
        switch (random.nextInt(6)) {
            case 0, 1 -> host.hangAt(STEPS.get(random.nextInt(STEPS.size())));
            case 2 -> host.agentOffline();
            case 3 -> host.travels(Duration.ofSeconds(random.nextInt(40)));
            default -> {} // it is well
        }
        hosts.put(id, host);
        courses.put(id, course);
        return id;
    }

    private void order(String instance) {
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
                "last 2 / at-least 1",
                new Quiesce(Quiesce.VSS, Quiesce.USUAL_FREEZE, Quiesce.OnFailure.CRASH, false));
        var message = new Message(work, Simulation.START.plus(TROUBLE).plus(CALM), "trace-1");
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
                        ledger,
                        _ -> {},
                        host.clock(),
                        host::pause),
                () -> new CaptureId(host.name() + "-" + ++captures),
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
