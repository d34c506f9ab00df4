package io.snapwarden.benchmark.planner;

import io.snapwarden.benchmark.DailyPolicy;
import io.snapwarden.benchmark.LocalPorts;
import io.snapwarden.benchmark.SimulatedHosts;
import io.snapwarden.domain.schedule.Slot;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.planner.Planner;
import io.snapwarden.planner.PlannerConfig;
import io.snapwarden.planner.RunRecord;
import io.snapwarden.runtime.ledger.DirectoryLedger;
import io.snapwarden.runtime.ledger.InMemoryLedger;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.WorkSender;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.ports.SimulatedPorts;
import io.snapwarden.simulation.wire.SimulatedEndpoint;
import io.snapwarden.snapshotter.CaptureConfig;
import io.snapwarden.snapshotter.CaptureHandler;
import io.snapwarden.snapshotter.CaptureIds;
import io.snapwarden.snapshotter.CapturePorts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// A scope with very many volumes, behind HTTP: before and after a night has captured them all.
final class LargeScope implements AutoCloseable {

    private static final InstantSource TIME = InstantSource.system();
    private static final long SEED = 7;
    private static final int NO_LIMIT = 1_000_000_000;
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final SimulatedAws aws;
    private final SimulatedEndpoint endpoint;

    LargeScope(int volumes) {
        aws = new SimulatedAws(TIME, Limits.relaxed().withPending(NO_LIMIT).withSnapshots(NO_LIMIT), SEED);
        SimulatedHosts.stage(aws, volumes);
        endpoint = SimulatedEndpoint.start(aws, LocalPorts.SCOPE.account());
    }

    URI uri() {
        return endpoint.uri();
    }

    /// Opens a run in a new ledger and does nothing for it.
    void open(Path folder) {
        open(planner(new DirectoryLedger(folder), _ -> {}));
    }

    /// Opens a run in a new ledger and has every instance captured, all at once and without AWS's pace. What is left to
    /// do is to see that all is complete.
    void capture(Path folder) {
        var snapshotter = snapshotter();
        var planner = planner(
                new DirectoryLedger(folder),
                work -> work.forEach(dispatch -> {
                    if (dispatch.message().work() instanceof Work.CaptureRecoveryPoint) {
                        snapshotter.handle(dispatch.message());
                    }
                }));
        var run = open(planner);
        var scan = new Work.ScanScope(LocalPorts.SCOPE, List.of(run.run()));
        planner.handler().handle(new Message(scan, TIME.instant().plus(LIFE), "benchmark"));
    }

    private static RunRecord open(Planner planner) {
        var policy = DailyPolicy.file().policies().policies().getFirst();
        var now = TIME.instant();
        return planner.opening().open(policy, new Slot(now.truncatedTo(ChronoUnit.SECONDS)), true, now);
    }

    private Planner planner(RunLedger ledger, WorkSender work) {
        var ports = new SimulatedPorts(aws, "planner", _ -> {});
        var usual = PlannerConfig.STANDARD;
        return Planner.of(
                DailyPolicy.file().policies(),
                new Planner.Ports(
                        () -> List.of(LocalPorts.SCOPE),
                        ports.fleet(),
                        ports.snapshots(),
                        ports.tagger(),
                        ledger,
                        work,
                        _ -> {},
                        TIME),
                new PlannerConfig(
                        usual.scanEvery(),
                        usual.resendEvery(),
                        usual.closeAfter(),
                        usual.settleWithin(),
                        usual.attempts(),
                        NO_LIMIT,
                        usual.perSecond()));
    }

    private CaptureHandler snapshotter() {
        var ports = new SimulatedPorts(aws, "snapshotter", _ -> {});
        return new CaptureHandler(
                new CapturePorts(
                        ports.creator(),
                        ports.snapshots(),
                        ports.tagger(),
                        ports.hosts(),
                        new InMemoryLedger(TIME),
                        _ -> {},
                        TIME,
                        _ -> {}),
                new CaptureIds(),
                CaptureConfig.defaults().withPendingLimit(NO_LIMIT));
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
