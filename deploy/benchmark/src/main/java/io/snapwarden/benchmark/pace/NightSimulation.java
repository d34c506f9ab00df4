package io.snapwarden.benchmark.pace;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.policy.Policy;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.domain.policy.Quiesce;
import io.snapwarden.domain.policy.Quiescence;
import io.snapwarden.domain.policy.Selection;
import io.snapwarden.domain.retention.KeepRule;
import io.snapwarden.domain.retention.Retention;
import io.snapwarden.domain.schedule.Cron;
import io.snapwarden.domain.schedule.Schedule;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.planner.Planner;
import io.snapwarden.planner.PlannerConfig;
import io.snapwarden.runtime.ledger.InMemoryLedger;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.SnapshotCreator;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.WorkQueue;
import io.snapwarden.runtime.queue.InMemoryWorkQueue;
import io.snapwarden.runtime.queue.QueueSender;
import io.snapwarden.runtime.wire.WireFormat;
import io.snapwarden.runtime.work.Handler;
import io.snapwarden.runtime.work.WorkProcessor;
import io.snapwarden.simulation.SimulationClock;
import io.snapwarden.simulation.model.FreezeDocument;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SimulatedHost;
import io.snapwarden.simulation.model.SnapshotPace;
import io.snapwarden.simulation.ports.SimulatedPorts;
import io.snapwarden.simulation.scheduler.Actor;
import io.snapwarden.simulation.scheduler.Host;
import io.snapwarden.simulation.scheduler.QueueActor;
import io.snapwarden.simulation.scheduler.Simulation;
import io.snapwarden.simulation.scheduler.TickActor;
import io.snapwarden.snapshotter.CaptureConfig;
import io.snapwarden.snapshotter.CaptureHandler;
import io.snapwarden.snapshotter.CaptureIds;
import io.snapwarden.snapshotter.CapturePorts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The planner and some snapshotters over the model, in virtual time, until everything is captured.
final class NightSimulation implements AutoCloseable {

    private static final Scope SCOPE = new Scope(new AccountId("111122223333"), new Region("eu-west-1"));
    private static final Instant SLOT = Simulation.START.plus(Duration.ofMinutes(5));
    private static final int HANDS = 8;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMinutes(5);
    private static final Map<String, String> SELECTED = Map.of("Backup", "daily");
    private static final List<Integer> SIZES = List.of(8, 100, 100, 100);

    private final Task task;
    private final Limits limits;
    private final Simulation simulation;
    private final SimulatedAws aws;
    private final RunLedger ledger;
    private final InMemoryWorkQueue plan;
    private final InMemoryWorkQueue capture;
    private final List<SimulatedHost> hosts = new ArrayList<>();
    private long deliveries;

    private NightSimulation(Task task) {
        this.task = task;
        limits = Limits.published().withPace(SnapshotPace.fixed(task.pending()));
        simulation = Simulation.withSeed(task.volumes());
        aws = new SimulatedAws(simulation.clock(), limits, task.volumes());
        ledger = new InMemoryLedger(simulation.clock());
        plan = new InMemoryWorkQueue(simulation.clock(), LEASE);
        capture = new InMemoryWorkQueue(simulation.clock(), LEASE);
    }

    static PacedNight of(Task task) {
        try (var night = new NightSimulation(task)) {
            return night.played();
        }
    }

    @Override
    public void close() {
        simulation.close();
    }

    private PacedNight played() {
        fleet(aws).forEach(this::host);
        schedule();
        IntStream.range(0, task.workers()).forEach(this::worker);
        var foreigner = foreigner();
        while (aws.stage(SCOPE).snapshots().size() < task.volumes()) {
            simulation.runFor(LOOK);
        }
        simulation.runFor(LOOK); // whatever was captured last is still to be thawed
        return result(foreigner);
    }

    private PacedNight result(@Nullable Foreigner foreigner) {
        var last = aws.stage(SCOPE).snapshots().stream()
                .map(snapshot -> snapshot.facts().startTime())
                .max(Instant::compareTo)
                .orElseThrow();
        var answers = aws.calls().answers("CreateSnapshots");
        long foreignCalls = foreigner == null ? 0 : foreigner.calls();
        long foreignThrottled = foreigner == null ? 0 : foreigner.throttled();
        return new PacedNight(
                task,
                Duration.between(SLOT, last),
                fastest(),
                answers.values().stream().mapToLong(Long::longValue).sum() - foreignCalls,
                answers.getOrDefault("RequestLimitExceeded", 0L) - foreignThrottled,
                answers.getOrDefault("PendingSnapshotLimitExceeded", 0L),
                deliveries,
                plan.deadLetters().size() + capture.deadLetters().size(),
                hosts.stream().flatMap(host -> host.freezes().stream()).toList(),
                consistent());
    }

    private double consistent() {
        var snapshots = aws.stage(SCOPE).snapshots();
        long raised = snapshots.stream()
                .filter(row ->
                        Consistency.APPLICATION.word().equals(row.facts().tags().get(Marks.CONSISTENCY)))
                .count();
        return (double) raised / snapshots.size();
    }

    private Duration fastest() {
        var clock = new SimulationClock(SLOT);
        var untouched = new SimulatedAws(clock, limits, task.volumes());
        var instances = fleet(untouched);
        var captured = new FastestNight(clock, untouched, SCOPE, limits.pending()).captured(instances);
        return Duration.between(SLOT, captured);
    }

    private List<String> fleet(SimulatedAws account) {
        var stage = account.stage(SCOPE);
        return IntStream.range(0, task.instances())
                .mapToObj(_ -> stage.instance(SIZES, SELECTED, Map.of()))
                .toList();
    }

    private void host(String instance) {
        var travel = task.travel();
        if (travel != null) {
            hosts.add(aws.stage(SCOPE)
                    .host(instance)
                    .mount("/data")
                    .document(FreezeDocument.NAME, new FreezeDocument())
                    .travels(travel));
        }
    }

    private void schedule() {
        var sender = new QueueSender(plan, capture, new InMemoryWorkQueue(simulation.clock(), LEASE));
        simulation.process(
                "schedule",
                _ -> new TickActor(
                        simulation.clock(),
                        Duration.ofMinutes(1),
                        at -> sender.send(new Message(new Work.Tick(), at.plusSeconds(60), "pace"))));
        simulation.process("planner", host -> {
            var ports = new SimulatedPorts(aws, "planner", host::pause);
            var planner = Planner.of(
                    new PolicySet(List.of(policy(task.travel() != null))),
                    new Planner.Ports(
                            () -> List.of(SCOPE),
                            ports.fleet(),
                            ports.snapshots(),
                            ports.tagger(),
                            ledger,
                            sender,
                            _ -> {},
                            host.clock()),
                    PlannerConfig.STANDARD);
            return hand(host, plan, planner.handler());
        });
    }

    private static Policy policy(boolean frozen) {
        var quiesce = new Quiesce(Quiesce.USUAL_DOCUMENT, Quiesce.USUAL_FREEZE, Quiesce.OnFailure.CRASH, false);
        return new Policy(
                new PolicyName("daily"),
                List.of(),
                new Selection(ResourceKind.INSTANCE, SELECTED, Map.of()),
                new Schedule(Cron.parse("5 0 * * *"), ZoneOffset.UTC, Duration.ofHours(20)),
                frozen ? new Quiescence(quiesce) : null,
                new Retention(List.of(new KeepRule.Daily(7)), 1, null, null, ZoneOffset.UTC));
    }

    /// All hands of a worker share one handler, which is made when the first of them starts.
    private void worker(int number) {
        var handlers = new ArrayList<CaptureHandler>();
        for (int hand = 0; hand < HANDS; hand++) {
            simulation.process("snapshotter-" + number + "-" + hand, host -> {
                if (handlers.isEmpty()) {
                    handlers.add(handler(host, number));
                }
                return hand(host, capture, handlers.getFirst());
            });
        }
    }

    private CaptureHandler handler(Host host, int number) {
        var ports = new SimulatedPorts(aws, "snapshotter", host::pause);
        return new CaptureHandler(
                new CapturePorts(
                        host.reach(SnapshotCreator.class, slowed(ports.creator(), host)),
                        host.reach(SnapshotReader.class, ports.snapshots()),
                        ports.tagger(),
                        ports.hosts(),
                        ledger,
                        _ -> {},
                        host.clock(),
                        host::pause),
                new CaptureIds(Integer.toString(number)),
                CaptureConfig.defaults());
    }

    private SnapshotCreator slowed(SnapshotCreator real, Host host) {
        return task.create().isZero()
                ? real
                : (scope, request) -> {
                    var creation = real.create(scope, request);
                    host.pause(task.create());
                    return creation;
                };
    }

    private Actor hand(Host host, InMemoryWorkQueue queue, Handler<Message> handler) {
        var reached = host.reach(WorkQueue.class, queue);
        var worker = new WorkProcessor<>(reached, WireFormat::decodeMessage, handler, _ -> {}, host.clock());
        return new QueueActor(reached, queue::nextVisibleAt, delivery -> {
            deliveries++;
            worker.process(delivery);
        });
    }

    private @Nullable Foreigner foreigner() {
        if (task.foreignCalls() == 0) {
            return null;
        }
        var foreigner = new Foreigner(aws, SCOPE, simulation.clock(), task.foreignCalls());
        simulation.process("foreigner", _ -> foreigner);
        return foreigner;
    }
}
