package io.snapwarden.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.policy.Assignment;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Looks at a scope once, for all of its open runs: the points of their slots, and the fleet.
///
/// A policy that has another name by now goes on with the runs of its old one. A policy that is not in the file any
/// more starts nothing, but its runs are still compared with what exists, and end.
final class ScanHandler {

    private static final Duration UNTIL_THE_OTHER_SCAN_IS_DONE = Duration.ofSeconds(30);

    private final PolicySet policies;
    private final FleetReader fleets;
    private final SnapshotReader snapshots;
    private final List<ServiceSweep> sweeps;
    private final RunKinds kinds;
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
            List<ServiceSweep> sweeps,
            RunKinds kinds,
            Runs runs,
            RunScan runScan,
            UnreachableScopes unreachableScopes,
            EventSink events,
            PlannerConfig config,
            InstantSource time) {
        this.policies = policies;
        this.fleets = fleets;
        this.snapshots = snapshots;
        this.sweeps = List.copyOf(sweeps);
        this.kinds = kinds;
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
        return eachByItself(parts(open, scan.scope(), message, now));
    }

    /// One part for EC2, one for each other service that makes points for an open run, and one for the runs that need
    /// several of them at once.
    private List<Supplier<Outcome>> parts(List<OpenRun> open, Scope scope, Message message, Instant now) {
        var about = new LinkedHashMap<OpenRun, Set<ResourceKind>>();
        open.forEach(run -> about.put(run, kinds.of(run, scope)));
        var ofEc2 = new ArrayList<>(open);
        var others = new ArrayList<Supplier<Outcome>>();
        var mixed = open.stream().filter(run -> services(of(about, run)) > 1).toList();
        if (!mixed.isEmpty()) {
            ofEc2.removeAll(mixed);
            var all = EnumSet.noneOf(ResourceKind.class);
            mixed.forEach(run -> all.addAll(of(about, run)));
            others.add(() -> judge(bySeveral(mixed, all, scope, now), mixed, scope, message, now));
        }
        for (var sweep : sweeps) {
            var runs = open.stream()
                    .filter(run -> !mixed.contains(run))
                    .filter(run -> of(about, run).stream().anyMatch(sweep::makes))
                    .toList();
            if (!runs.isEmpty()) {
                ofEc2.removeAll(runs);
                others.add(() -> judge(byService(sweep, runs, scope, now), runs, scope, message, now));
            }
        }
        if (!ofEc2.isEmpty()) {
            others.addFirst(() -> judge(byEc2(ofEc2, scope, now), ofEc2, scope, message, now));
        }
        return others;
    }

    private static Set<ResourceKind> of(Map<OpenRun, Set<ResourceKind>> about, OpenRun run) {
        return about.getOrDefault(run, Set.of());
    }

    /// How many make the points of these kinds.
    private long services(Set<ResourceKind> of) {
        long others = sweeps.stream()
                .filter(sweep -> of.stream().anyMatch(sweep::makes))
                .count();
        return others + (madeByEc2(of).isEmpty() ? 0 : 1);
    }

    private Set<ResourceKind> madeByEc2(Set<ResourceKind> of) {
        return of.stream()
                .filter(kind -> sweeps.stream().noneMatch(sweep -> sweep.makes(kind)))
                .collect(Collectors.toSet());
    }

    /// Trouble with one service costs the others nothing: it is thrown when all were looked at.
    private static Outcome eachByItself(List<Supplier<Outcome>> parts) {
        Outcome first = new Outcome.Done();
        DependencyException trouble = null;
        for (var part : parts) {
            try {
                var outcome = part.get();
                first = first instanceof Outcome.Done ? outcome : first;
            } catch (DependencyException e) {
                trouble = trouble == null ? e : trouble;
            }
        }
        if (trouble != null) {
            throw trouble;
        }
        return first;
    }

    private ScopeListing byEc2(List<OpenRun> open, Scope scope, Instant now) {
        var keys = open.stream().map(OpenRun::key).toList();
        return said(ScopeListing.of(fleets, snapshots, scope, keys), LedgerKeys.said(scope), scope, now);
    }

    private ScopeListing byService(ServiceSweep sweep, List<OpenRun> open, Scope scope, Instant now) {
        return said(sweep.of(scope, open), sweep.said(scope), scope, now);
    }

    /// Workloads are looked at as a whole, so that what they hold together is ordered together.
    private ScopeListing bySeveral(List<OpenRun> open, Set<ResourceKind> about, Scope scope, Instant now) {
        var joined = new JoinedListing();
        var ofEc2 = madeByEc2(about);
        if (!ofEc2.isEmpty()) {
            joined.add(ofEc2, byEc2(open, scope, now));
        }
        for (var sweep : sweeps) {
            var made = about.stream().filter(sweep::makes).collect(Collectors.toSet());
            if (!made.isEmpty()) {
                joined.add(made, byService(sweep, open, scope, now));
            }
        }
        return joined.joined();
    }

    private Outcome judge(ScopeListing seen, List<OpenRun> open, Scope scope, Message message, Instant now) {
        return switch (seen) {
            case ScopeListing.Listed listed -> scan(open, scope, listed, message, now);
            case ScopeListing.Unreachable unreachable -> note(open, scope, unreachable, message, now);
        };
    }

    private ScopeListing said(ScopeListing listing, String key, Scope scope, Instant now) {
        if (listing instanceof ScopeListing.Unreachable unreachable) {
            unreachableScopes.sayOnce(key, scope, unreachable, now);
        }
        return listing;
    }

    private Outcome scan(List<OpenRun> open, Scope scope, ScopeListing.Listed listed, Message message, Instant now) {
        sayStrangers(listed.catalog(), scope, now);
        var assignments = Assignment.of(listed.fleet(), policies);
        return scan(
                open,
                ScopeState.of(scope, assignments, listed.catalog(), listed.sweep(), listed.unseen()),
                message,
                now);
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
                .filter(run -> !run.record().settled())
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
