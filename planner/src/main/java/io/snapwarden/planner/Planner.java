package io.snapwarden.planner;

import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.runtime.port.BackupReader;
import io.snapwarden.runtime.port.CommandReader;
import io.snapwarden.runtime.port.DatabaseReader;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.ProofReader;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.ScopeDirectory;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.SnapshotTagger;
import io.snapwarden.runtime.port.WorkSender;
import java.time.InstantSource;
import java.util.List;

/// Builds the planner's handler from its ports.
///
/// @param handler what the planner's queue delivers to
/// @param due opens the runs whose time has come, as a tick does
/// @param opening opens a run on demand
public record Planner(PlanHandler handler, DuePolicies due, RunOpening opening, Runs runs, Rolls rolls) {

    /// What the planner needs of the world.
    public record Ports(
            ScopeDirectory scopes,
            FleetReader fleets,
            SnapshotReader snapshots,
            SnapshotTagger tagger,
            BackupReader backups,
            DatabaseReader databases,
            CommandReader commands,
            ProofReader proofs,
            RunLedger ledger,
            WorkSender work,
            EventSink events,
            InstantSource time) {

        /// For a file without a policy of AWS Backup, RDS or commands.
        public Ports(
                ScopeDirectory scopes,
                FleetReader fleets,
                SnapshotReader snapshots,
                SnapshotTagger tagger,
                RunLedger ledger,
                WorkSender work,
                EventSink events,
                InstantSource time) {
            this(
                    scopes,
                    fleets,
                    snapshots,
                    tagger,
                    BackupReader.NONE,
                    DatabaseReader.NONE,
                    CommandReader.NONE,
                    ProofReader.NONE,
                    ledger,
                    work,
                    events,
                    time);
        }
    }

    public static Planner of(PolicySet policies, Ports ports, PlannerConfig config) {
        var ledger = ports.ledger();
        var runs = new Runs(ledger);
        var rolls = new Rolls(ledger);
        var opening = new RunOpening(runs, new ScopeDoubts(ports.scopes(), ledger, ports.events()), ports.events());
        var due = new DuePolicies(policies, new PolicyMemory(ledger), runs, opening, ports.events());
        var lateHooks = new LateHooks(policies, runs, rolls, ledger, hooks(ports, config, AttemptEnds.UNSEEN));
        var ticks = ticks(policies, ports, config, runs, due, lateHooks);
        var scans = scans(policies, ports, config, runs, rolls);
        var reviews = new ReviewHandler(
                runs,
                new Tallies(rolls, ledger, policies, hooks(ports, config, AttemptEnds.SEEN), config),
                lateHooks,
                ledger,
                ports.work(),
                ports.events(),
                config,
                ports.time());
        var hints = new HintHandler(runs, ledger, new ScanRound(ports.work(), config), config, ports.time());
        return new Planner(new PlanHandler(ticks, scans, hints, reviews, ports.time()), due, opening, runs, rolls);
    }

    private static TickHandler ticks(
            PolicySet policies, Ports ports, PlannerConfig config, Runs runs, DuePolicies due, LateHooks lateHooks) {
        var round = new ScanRound(ports.work(), config);
        return new TickHandler(
                due,
                runs,
                round,
                new BlindScans(policies, ports.scopes(), round, new BlindRounds(config)),
                lateHooks,
                config,
                ports.time());
    }

    private static OwedHooks hooks(Ports ports, PlannerConfig config, AttemptEnds ends) {
        return new OwedHooks(ports.ledger(), ports.work(), ports.events(), config, ends);
    }

    private static ScanHandler scans(PolicySet policies, Ports ports, PlannerConfig config, Runs runs, Rolls rolls) {
        var ledger = ports.ledger();
        var unreachable = new UnreachableScopes(ledger, ports.events(), ports.work());
        var kinds = new RunKinds(rolls);
        var runScan = new RunScan(
                rolls,
                new EarlierPoints(rolls),
                new RunFacts(runs, ledger, config),
                new MemberTags(ports.tagger()),
                ports.work(),
                new Announcement(rolls, ledger, unreachable, ports.events(), ports.work()),
                hooks(ports, config, AttemptEnds.SEEN),
                new BlindRounds(config),
                new StartNotes(ledger),
                config);
        return new ScanHandler(
                policies,
                ports.fleets(),
                ports.snapshots(),
                List.of(
                        new BackupSweep(policies, ports.backups(), new JobNotes(ledger)),
                        new DatabaseSweep(policies, ports.databases(), kinds),
                        commands(ports, rolls)),
                kinds,
                runs,
                runScan,
                unreachable,
                ports.events(),
                config,
                ports.time());
    }

    private static CommandSweep commands(Ports ports, Rolls rolls) {
        var ledger = ports.ledger();
        var endings = new CommandEndings(
                ports.commands(),
                new ProofCheck(ports.proofs()),
                new NewestBackups(ledger, ports.proofs()),
                ledger,
                ports.time());
        return new CommandSweep(ports.fleets(), rolls, new CommandNotes(ledger), endings);
    }
}
