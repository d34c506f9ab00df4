package io.snapwarden.standalone.simulate;

import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.planner.Planner;
import io.snapwarden.planner.PlannerConfig;
import io.snapwarden.pruner.PruneHandler;
import io.snapwarden.pruner.PrunePorts;
import io.snapwarden.runtime.ledger.InMemoryLedger;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.ScopeDirectory;
import io.snapwarden.runtime.port.WorkSender;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.ports.SimulatedPorts;
import io.snapwarden.snapshotter.CaptureConfig;
import io.snapwarden.snapshotter.CaptureHandler;
import io.snapwarden.snapshotter.CaptureIds;
import io.snapwarden.snapshotter.CapturePorts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Planner, snapshotter and pruner over the model. The notifier only tells, so it is left out.
final class Services {

    /// As many messages as one worker of the product handles at once.
    private static final int HANDS = 16;

    private final VirtualTime time;
    private final Planner planner;
    private final Station plan;
    private final Station capture;
    private final Station prune;
    private final List<Station> stations;

    Services(
            PolicyFile file,
            ScopeDirectory scopes,
            SimulatedAws aws,
            VirtualTime time,
            Limits limits,
            int workers,
            EventSink events) {
        this.time = time;
        var ports = new SimulatedPorts(aws, "simulate", time::spend);
        var ledger = new InMemoryLedger(time);
        WorkSender sender = this::send;
        planner = Planner.of(
                file.policies(),
                new Planner.Ports(
                        scopes, ports.fleet(), ports.snapshots(), ports.tagger(), ledger, sender, events, time),
                PlannerConfig.STANDARD);
        plan = new Station(time, List.of(planner.handler()), HANDS);
        var hosts = QuickHosts.of(file.policies());
        capture = new Station(
                time,
                IntStream.rangeClosed(1, workers)
                        .mapToObj(number -> snapshotter(ports, hosts, ledger, events, limits, number))
                        .toList(),
                HANDS);
        var pruning = new PrunePorts(ports.snapshots(), ports.deleter(), ports.fleet(), ledger, sender, events, time);
        prune = new Station(time, List.of(new PruneHandler(pruning, file.policies(), file.prune())), HANDS);
        stations = List.of(plan, capture, prune);
    }

    private CaptureHandler snapshotter(
            SimulatedPorts ports, QuickHosts hosts, RunLedger ledger, EventSink events, Limits limits, int number) {
        return new CaptureHandler(
                new CapturePorts(
                        ports.creator(), ports.snapshots(), ports.tagger(), hosts, ledger, events, time, _ -> {}),
                new CaptureIds("w" + number),
                CaptureConfig.defaults().withPendingLimit(limits.pending()));
    }

    Planner planner() {
        return planner;
    }

    /// The station that plans: after its turn it may be known sooner when to tick.
    Station planning() {
        return plan;
    }

    /// The station whose turn is next; empty when nothing is on its way.
    Optional<Turn> next() {
        Turn first = null;
        for (var station : stations) {
            var at = station.next();
            if (at.isPresent() && (first == null || at.get().isBefore(first.at()))) {
                first = new Turn(station, at.get());
            }
        }
        return Optional.ofNullable(first);
    }

    void send(Work work, Duration life) {
        plan.send(new Message(work, time.instant().plus(life), "simulate"), Duration.ZERO);
    }

    private void send(List<WorkSender.Dispatch> work) {
        work.forEach(dispatch -> stationOf(dispatch.message().work()).send(dispatch.message(), dispatch.delay()));
    }

    private Station stationOf(Work work) {
        return switch (work) {
            case Work.Tick _, Work.ScanScope _, Work.LookSooner _, Work.ReviewRun _ -> plan;
            case Work.CaptureRecoveryPoint _, Work.CaptureWorkload _, Work.SettleHooks _ -> capture;
            case Work.PruneScope _, Work.DeleteRecoveryPoints _ -> prune;
        };
    }
}
