package io.snapwarden.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.policy.Assignment;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Looks at a scope once, for all of its open runs: the points of their slots, and the fleet.
///
/// A policy that has another name by now goes on with the runs of its old one. A policy that is not in the file any
/// more starts nothing, but its runs are still compared with what exists, and end.
final class ScanHandler {

    private static final Duration UNTIL_THE_OTHER_SCAN_IS_DONE = Duration.ofSeconds(30);

    private final PolicySet policies;
    private final FleetReader fleets;
    private final SnapshotReader snapshots;
    private final BackupSweep sweep;
    private final Runs runs;
    private final RunScan runScan;
    private final UnreachableScopes unreachableScopes;
    private final EventSink events;
    private final PlannerConfig config;
    private final InstantSource time;

    ScanHandler(
            PolicySet policies,
            FleetReader fleets,
            SnapshotReader snapshots,
            BackupSweep sweep,
            Runs runs,
            RunScan runScan,
            UnreachableScopes unreachableScopes,
            EventSink events,
            PlannerConfig config,
            InstantSource time) {
        this.policies = policies;
        this.fleets = fleets;
        this.snapshots = snapshots;
        this.sweep = sweep;
        this.runs = runs;
        this.runScan = runScan;
        this.unreachableScopes = unreachableScopes;
        this.events = events;
        this.config = config;
        this.time = time;
    }

    Outcome handle(Work.ScanScope scan, Message message) {
        var now = time.instant();
        var open = openRuns(scan, now);
        if (open.isEmpty()) {
            return new Outcome.Done();
        }
        var managed =
                open.stream().filter(run -> sweep.concerns(run, scan.scope())).toList();
        var others = open.stream().filter(run -> !managed.contains(run)).toList();
        var first = others.isEmpty() ? new Outcome.Done() : ofEc2(others, scan.scope(), message, now);
        var second = managed.isEmpty() ? new Outcome.Done() : ofBackup(managed, scan.scope(), message, now);
        return first instanceof Outcome.Done ? second : first;
    }

    private Outcome ofEc2(List<OpenRun> open, Scope scope, Message message, Instant now) {
        var keys = open.stream().map(OpenRun::key).toList();
        return switch (ScopeListing.of(fleets, snapshots, scope, keys)) {
            case ScopeListing.Listed listed -> scan(open, scope, listed, message, now);
            case ScopeListing.Unreachable unreachable -> {
                unreachableScopes.sayOnce(scope, unreachable, now);
                yield note(open, scope, unreachable, message, now);
            }
        };
    }

    /// After all others, so that trouble with AWS Backup costs them nothing.
    private Outcome ofBackup(List<OpenRun> open, Scope scope, Message message, Instant now) {
        return switch (sweep.of(scope, open)) {
            case ScopeListing.Listed listed -> scan(open, scope, listed, message, now);
            case ScopeListing.Unreachable unreachable -> {
                unreachableScopes.sayOnceOfBackup(scope, unreachable, now);
                yield note(open, scope, unreachable, message, now);
            }
        };
    }

    private Outcome scan(List<OpenRun> open, Scope scope, ScopeListing.Listed listed, Message message, Instant now) {
        sayStrangers(listed.catalog(), scope, now);
        var assignments = Assignment.of(listed.fleet(), policies);
        return scan(open, ScopeState.of(scope, assignments, listed.catalog(), listed.sweep()), message, now);
    }

    /// A run whose slot is still to come was opened by a wrong clock: what is captured for it now would be outside
    /// its window.
    private List<OpenRun> openRuns(Work.ScanScope scan, Instant now) {
        return scan.runs().stream()
                .filter(run -> !run.slot().isAheadOf(now))
                .flatMap(run -> {
                    var policy = policies.ownerOf(run.policy()).orElse(null);
                    return runs
                            .findOrAssume(run, scan.scope(), policy)
                            .map(record -> new OpenRun(record, policy))
                            .stream();
                })
                .filter(run -> run.record().phase() != RunRecord.Phase.SETTLED)
                .toList();
    }

    private Outcome scan(List<OpenRun> open, ScopeState state, Message message, Instant now) {
        var pace = new Pace(config);
        boolean alone = true;
        for (var run : open) {
            alone &= runScan.scan(run, state, pace, message.trace(), now);
        }
        return alone
                ? new Outcome.Done()
                : new Outcome.Later(
                        UNTIL_THE_OTHER_SCAN_IS_DONE, "another scan of " + state.scope() + " wrote the roll first");
    }

    private Outcome note(
            List<OpenRun> open, Scope scope, ScopeListing.Unreachable unreachable, Message message, Instant now) {
        for (var run : open) {
            unreachableScopes.note(run.key(), scope, unreachable, message);
            runScan.unseen(run, scope, unreachable.why(), message.trace(), now);
        }
        return new Outcome.Done();
    }

    private void sayStrangers(PointCatalog catalog, Scope scope, Instant now) {
        events.publish(catalog.strangers().stream()
                .<Event>map(stranger ->
                        new Event.MarksDisagree(scope, stranger.snapshot().id(), stranger.why(), now))
                .toList());
    }
}
