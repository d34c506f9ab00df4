package io.snapwarden.benchmark.planner;

import io.snapwarden.benchmark.DailyPolicy;
import io.snapwarden.benchmark.LocalPorts;
import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.planner.Planner;
import io.snapwarden.planner.PlannerConfig;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.runtime.ledger.DirectoryLedger;
import io.snapwarden.runtime.wire.Json;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A planner in a process of its own: it scans its scope once, reviews the run, and prints what it has done as JSON.
public final class PlannerRun {

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final double NANOS_PER_SECOND = 1e9;

    /// What a scan did.
    ///
    /// @param ordered captures that it asked for
    /// @param completed points that it found complete and announced
    /// @param closed runs that the review closed
    record Done(double seconds, long ordered, long completed, long closed) {}

    private PlannerRun() {}

    /// @param arguments the endpoint of the AWS to look at, and the folder of a run ledger in which a run is open
    static void main(String[] arguments) {
        try (var ports = LocalPorts.to(URI.create(arguments[0]), 1)) {
            System.out.println(Json.write(scan(ports, Path.of(arguments[1]))));
        }
    }

    private static Done scan(AwsPorts ports, Path ledger) {
        var texts = new DroppedTexts();
        var planner = planner(ports, ledger, texts);
        var run = planner.runs().unsettled().getFirst().run();
        var start = System.nanoTime();
        for (var work : List.of(new Work.ScanScope(LocalPorts.SCOPE, List.of(run)), new Work.ReviewRun(run))) {
            planner.handler().handle(new Message(work, ports.time().instant().plus(LIFE), "benchmark"));
        }
        return new Done(
                (System.nanoTime() - start) / NANOS_PER_SECOND,
                texts.of(Work.CaptureRecoveryPoint.class),
                texts.of(Event.RecoveryPointCompleted.class),
                texts.of(Event.RunClosed.class));
    }

    private static Planner planner(AwsPorts ports, Path ledger, DroppedTexts texts) {
        var file = DailyPolicy.file();
        return Planner.of(
                file.policies(),
                new Planner.Ports(
                        ports.scopes(file.scopes()),
                        ports.fleet(),
                        ports.snapshots(),
                        ports.tagger(),
                        new DirectoryLedger(ledger),
                        texts,
                        texts,
                        ports.time()),
                PlannerConfig.STANDARD);
    }
}
