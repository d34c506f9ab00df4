package io.snapwarden.snapshotter;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceId;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.PolicyName;
import io.snapwarden.domain.point.CaptureId;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.policy.Quiesce;
import io.snapwarden.domain.policy.Quiesce.OnFailure;
import io.snapwarden.domain.run.CaptureFailure;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work.CaptureRecoveryPoint;
import io.snapwarden.runtime.ledger.InMemoryLedger;
import io.snapwarden.runtime.port.HostCommands;
import io.snapwarden.runtime.wire.Json;
import io.snapwarden.runtime.work.Outcome;
import io.snapwarden.simulation.SimulationClock;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SimulatedHost;
import io.snapwarden.simulation.model.VssDocument;
import io.snapwarden.simulation.ports.SimulatedPorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A Windows instance of a simulated account, whose snapshots its own host makes, and workers that are handed orders.
final class WindowsScene {

    static final Duration SETTLE = CaptureConfig.defaults().settle();
    private static final String ROLE = "snapshotter";

    final SimulationClock clock = new SimulationClock(Scene.SLOT.at().plusSeconds(30));
    final SimulatedAws aws = new SimulatedAws(clock, Limits.published(), 1);
    final List<Event> events = new ArrayList<>();
    private InMemoryLedger ledger = new InMemoryLedger(clock);

    /// Happens before each wait of a worker.
    Runnable whileWaiting = () -> {};

    final ResourceId instance =
            new ResourceId(aws.stage(Scene.SCOPE).windows(List.of(30, 100, 200), Map.of(), Map.of()));
    final SimulatedHost host = aws.stage(Scene.SCOPE).host(instance.value());

    private final SimulatedPorts ports = new SimulatedPorts(aws, ROLE, clock::advance);
    private final AtomicInteger ids = new AtomicInteger();
    final CaptureHandler worker = worker();

    WindowsScene(VssDocument.Course course) {
        host.document(VssDocument.NAME, new VssDocument(course));
    }

    /// For workers to come.
    void loseLedger() {
        ledger = new InMemoryLedger(clock);
    }

    /// A further worker, with a memory of its own.
    CaptureHandler worker() {
        return worker(ports.hosts());
    }

    CaptureHandler worker(HostCommands hosts) {
        return new CaptureHandler(
                new CapturePorts(
                        ports.creator(),
                        ports.snapshots(),
                        ports.tagger(),
                        hosts,
                        ledger,
                        events::addAll,
                        clock,
                        wait -> {
                            whileWaiting.run();
                            clock.advance(wait);
                        }),
                () -> new CaptureId("c-" + ids.incrementAndGet()),
                CaptureConfig.defaults());
    }

    HostCommands hosts() {
        return ports.hosts();
    }

    CaptureRecoveryPoint order(OnFailure onFailure) {
        return order(onFailure, 1, Map.of(), "last 7 / at-least 1");
    }

    CaptureRecoveryPoint order(OnFailure onFailure, int attempt, Map<String, String> sourceTags, String retain) {
        var volumes = aws.stage(Scene.SCOPE).volumesOf(instance.value()).stream()
                .map(id -> VolumeShape.unseen(new VolumeId(id), "eu-west-1a"))
                .toList();
        return new CaptureRecoveryPoint(
                new PointKey(new Obligation(new PolicyName("gold"), Scene.SLOT, Scene.SCOPE, instance), attempt),
                ResourceKind.INSTANCE,
                volumes,
                false,
                List.of(),
                sourceTags,
                List.of(),
                Consistency.CRASH,
                retain,
                new Quiesce(Quiesce.VSS, Quiesce.USUAL_FREEZE, onFailure, false));
    }

    Message message(CaptureRecoveryPoint work) {
        return new Message(work, clock.instant().plus(Duration.ofHours(4)), "trace-1");
    }

    /// Delivers again after each delay that the worker asks for.
    void handleUntilDone(CaptureHandler by, CaptureRecoveryPoint work) {
        var message = message(work);
        for (int tries = 0; by.handle(message) instanceof Outcome.Later(var delay, var why); tries++) {
            if (tries > 100) {
                throw new AssertionError("it waits for ever: " + why);
            }
            clock.advance(delay);
        }
    }

    void handleUntilDone(CaptureRecoveryPoint work) {
        handleUntilDone(worker, work);
    }

    int commands() {
        return host.runs(VssDocument.NAME);
    }

    int snapshots() {
        return aws.stage(Scene.SCOPE).snapshots().size();
    }

    PointCatalog catalog() {
        return PointCatalog.of(
                aws.stage(Scene.SCOPE).snapshots().stream()
                        .map(row -> row.facts())
                        .toList(),
                Scene.SCOPE);
    }

    /// The only one, when what was written shows, and no snapshot beside it.
    RecoveryPoint point() {
        clock.advance(Duration.ofMinutes(1));
        var points = catalog().points();
        if (points.size() != 1 || !catalog().strangers().isEmpty()) {
            throw new AssertionError("expected one point but there are " + catalog());
        }
        return points.getFirst();
    }

    List<Event.RecoveryPointCaptured> captured() {
        return events.stream()
                .filter(Event.RecoveryPointCaptured.class::isInstance)
                .map(Event.RecoveryPointCaptured.class::cast)
                .toList();
    }

    List<CaptureFailure> failures() {
        return ledger.keys("failures/").stream()
                .map(key -> Json.read(ledger.read(key).orElseThrow().text(), CaptureFailure.class))
                .toList();
    }
}
