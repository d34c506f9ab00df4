package io.snapwarden.planner;

import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.ScopeDirectory;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.SnapshotTagger;
import io.snapwarden.runtime.port.WorkSender;
import java.time.InstantSource;

/// Builds the planner's handler from its ports.
///
/// @param handler what the planner's queue delivers to
/// @param opening opens a run on demand
public record Planner(PlanHandler handler, RunOpening opening, Runs runs, Rolls rolls) {

    /// What the planner needs of the world.
    public record Ports(
            ScopeDirectory scopes,
            FleetReader fleets,
            SnapshotReader snapshots,
            SnapshotTagger tagger,
            RunLedger ledger,
            WorkSender work,
            EventSink events,
            InstantSource time) {}

    public static Planner of(PolicySet policies, Ports ports, PlannerConfig config) {
        var runs = new Runs(ports.ledger());
        var rolls = new Rolls(ports.ledger());
        var opening = new RunOpening(runs, ports.scopes(), ports.events());
        var ticks = new TickHandler(
                policies,
                runs,
                new PolicyMemory(ports.ledger()),
                opening,
                ports.scopes(),
                ports.work(),
                ports.events(),
                config,
                ports.time());
        var runScan = new RunScan(
                policies,
                runs,
                rolls,
                ports.ledger(),
                new MemberTags(ports.tagger()),
                ports.work(),
                ports.events(),
                config);
        var scans = new ScanHandler(
                policies,
                ports.fleets(),
                ports.snapshots(),
                runs,
                runScan,
                ports.ledger(),
                ports.events(),
                ports.work(),
                ports.time());
        var reviews =
                new ReviewHandler(runs, rolls, ports.ledger(), ports.work(), ports.events(), config, ports.time());
        return new Planner(new PlanHandler(ticks, scans, reviews, ports.time()), opening, runs, rolls);
    }
}
