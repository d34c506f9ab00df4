package io.snapwarden.benchmark.calls;

import io.snapwarden.benchmark.DailyPolicy;
import io.snapwarden.benchmark.LocalPorts;
import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.domain.work.Work;
import io.snapwarden.planner.PlannerConfig;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.standalone.process.AwsWorld;
import io.snapwarden.standalone.process.OneProcess;
import io.snapwarden.standalone.process.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// Lets the four services work night after night as the process that stays does, with a tick each minute, and counts
/// what they call.
final class Nights implements AutoCloseable {

    private static final LocalTime NIGHT = LocalTime.of(2, 0);
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Duration TICKS = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(20);
    private static final Duration GLANCE = Duration.ofMillis(2);
    private static final int CONNECTIONS = 32;

    private final SimulatedFleet fleet;
    private final AwsPorts ports;
    private final OneProcess process;
    private final AtomicReference<RunReport> settled = new AtomicReference<>();

    Nights(SimulatedFleet fleet) {
        this.fleet = fleet;
        this.ports = LocalPorts.to(fleet.uri(), CONNECTIONS);
        var file = DailyPolicy.file();
        this.process = new OneProcess(file, world(ports, file), PlannerConfig.STANDARD, this::hear);
        process.start();
    }

    /// One night, until its run is settled and what retention lets go is deleted.
    Map<String, Long> next() throws InterruptedException {
        var before = ports.calls().sent();
        settled.set(null);
        var clock = fleet.clock();
        var start =
                clock.instant().atOffset(ZoneOffset.UTC).plusDays(1).with(NIGHT).toInstant();
        clock.advanceTo(start);
        var tickAt = start;
        while (settled.get() == null || process.backlog() > 0) {
            if (!clock.instant().isBefore(tickAt)) {
                process.send(new Work.Tick(), TICKS);
                tickAt = tickAt.plus(TICKS);
            }
            rest();
            clock.advance(STEP);
            if (clock.instant().isAfter(start.plus(LONGEST))) {
                throw new IllegalStateException("the night did not end within " + LONGEST);
            }
        }
        requireWhole(settled.get());
        return CallNames.difference(before, ports.calls().sent());
    }

    /// Few calls are worth nothing when a capture is missing.
    private static void requireWhole(RunReport report) {
        if (report.bad()) {
            throw new IllegalStateException("every capture of the night should have succeeded, but: " + report);
        }
    }

    private void hear(Event event) {
        if (event instanceof Event.RunSettled(var report, Instant _)) {
            settled.set(report);
        }
    }

    private void rest() throws InterruptedException {
        while (process.busy() || !process.told()) {
            Thread.sleep(GLANCE);
        }
    }

    private World world(AwsPorts ports, PolicyFile file) {
        var real = AwsWorld.over(ports, file).world();
        return new World(
                real.scopes(),
                real.fleets(),
                real.snapshots(),
                real.creator(),
                real.tagger(),
                real.hosts(),
                real.deleter(),
                real.restorer(),
                real.ledger(),
                real.metrics(),
                real.topic(),
                real.desk(),
                fleet.clock());
    }

    @Override
    public void close() {
        process.close();
        ports.close();
    }
}
