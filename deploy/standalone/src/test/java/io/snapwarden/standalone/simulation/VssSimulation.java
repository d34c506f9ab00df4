package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.Marks;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.point.RecoveryPoint;
import io.snapwarden.domain.policy.Quiesce;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.simulation.model.SimulatedHost;
import io.snapwarden.simulation.model.VssDocument;
import io.snapwarden.simulation.model.VssDocument.Course;
import io.snapwarden.simulation.scheduler.Host;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Windows instances, each captured by its own host.
final class VssSimulation extends HostSimulation {

    private static final List<Course> COURSES = List.of(Course.values());
    private static final Duration TROUBLE = Duration.ofMinutes(30);
    private static final Duration CALM = Duration.ofHours(3);
    private static final List<String> STEPS = List.of(VssDocument.INSTALL, VssDocument.SNAPSHOT, VssDocument.TAG);

    private final Map<String, Course> courses = new TreeMap<>();

    VssSimulation(long seed) {
        super(seed, TROUBLE, CALM);
        for (int i = 0; i < 4; i++) {
            var vss = new Quiesce(Quiesce.VSS, Quiesce.USUAL_FREEZE, Quiesce.OnFailure.CRASH, false);
            order(instance(), "last 2 / at-least 1", vss);
        }
    }

    /// The run ledger answers: without it a twin may be.
    @Override
    RunLedger ledger(Host host) {
        return ledger;
    }

    /// To the end, where all laws must hold.
    ///
    /// @return how many points are application-consistent, and how many there are
    @Override
    public long[] run() {
        pass();
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

    private String instance() {
        var id = aws.stage(SCOPE).windows(List.of(30, 100), Map.of(), Map.of());
        var course = random.nextInt(3) > 0 ? Course.WELL : COURSES.get(random.nextInt(COURSES.size()));
        var host = aws.stage(SCOPE).host(id).document(VssDocument.NAME, new VssDocument(course));
        ail(host, STEPS);
        hosts.put(id, host);
        courses.put(id, course);
        return id;
    }
}
