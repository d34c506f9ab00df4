package io.snapwarden.planner;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.point.PointCatalog;
import io.snapwarden.domain.policy.Assignment;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.domain.run.ScopeReport;
import io.snapwarden.domain.work.Message;
import io.snapwarden.domain.work.Work;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.runtime.port.FleetReader;
import io.snapwarden.runtime.port.RunLedger;
import io.snapwarden.runtime.port.SnapshotReader;
import io.snapwarden.runtime.port.WorkSender;
import io.snapwarden.runtime.work.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Looks at a scope once, for all of its open runs: two listings of the fleet and one of the slots' points.
final class ScanHandler {

    private static final Duration UNTIL_THE_OTHER_SCAN_IS_DONE = Duration.ofSeconds(30);

    private final PolicySet policies;
    private final FleetReader fleets;
    private final SnapshotReader snapshots;
    private final Runs runs;
    private final RunScan runScan;
    private final RunLedger ledger;
    private final EventSink events;
    private final WorkSender work;
    private final InstantSource time;

    ScanHandler(
            PolicySet policies,
            FleetReader fleets,
            SnapshotReader snapshots,
            Runs runs,
            RunScan runScan,
            RunLedger ledger,
            EventSink events,
            WorkSender work,
            InstantSource time) {
        this.policies = policies;
        this.fleets = fleets;
        this.snapshots = snapshots;
        this.runs = runs;
        this.runScan = runScan;
        this.ledger = ledger;
        this.events = events;
        this.work = work;
        this.time = time;
    }

    Outcome handle(Work.ScanScope scan, Message message) {
        var now = time.instant();
        var records = scan.runs().stream()
                .flatMap(run -> policies.find(run.policy()).stream()
                        .flatMap(policy -> runs.findOrAssume(run, scan.scope(), policy).stream()))
                .filter(record -> record.phase() != RunRecord.Phase.SETTLED)
                .toList();
        if (records.isEmpty()) {
            return new Outcome.Done();
        }
        return switch (ScopeListing.of(fleets, scan.scope())) {
            case ScopeListing.Listed(var fleet) ->
                scan(scan.scope(), Assignment.of(fleet, policies), records, message, now);
            case ScopeListing.Unreachable unreachable -> {
                sayOnce(scan.scope(), unreachable, now);
                records.forEach(record -> markUnreachable(record.run(), scan.scope(), unreachable, message));
                yield new Outcome.Done();
            }
        };
    }

    private Outcome scan(
            Scope scope, List<Assignment> assignments, List<RunRecord> records, Message message, Instant now) {
        var slots =
                records.stream().map(record -> record.run().slot()).distinct().toList();
        var catalog = PointCatalog.of(snapshots.list(scope, new SnapshotReader.Query.OfSlots(slots)), scope);
        events.publish(catalog.strangers().stream()
                .<Event>map(stranger ->
                        new Event.MarksDisagree(scope, stranger.snapshot().id(), stranger.why(), now))
                .toList());
        var state = ScopeState.of(scope, assignments, catalog);
        boolean alone = true;
        for (var record : records) {
            alone &= runScan.scan(record, state, message.trace(), now);
        }
        return alone
                ? new Outcome.Done()
                : new Outcome.Later(UNTIL_THE_OTHER_SCAN_IS_DONE, "another scan of " + scope + " wrote the roll first");
    }

    /// The first time, until the scope can be reached again.
    private void sayOnce(Scope scope, ScopeListing.Unreachable unreachable, Instant now) {
        if (ledger.read(LedgerKeys.said(scope)).isEmpty()) {
            events.publish(new Event.ScopeUnreachable(scope, unreachable.why(), now));
            ledger.create(LedgerKeys.said(scope), unreachable.why());
        }
    }

    /// A Region that is not enabled owes nothing and costs the others nothing; a denial makes the run a bad one.
    private void markUnreachable(RunKey run, Scope scope, ScopeListing.Unreachable unreachable, Message message) {
        var report = unreachable.off()
                ? new ScopeReport(
                        scope, 0, 0, 0, 0, 0, 0, 0, null, Map.of("the Region is not enabled", 1), List.of(), 0, null)
                : ScopeReport.unreachable(scope, unreachable.why());
        if (ScopeMarkers.ready(ledger, run, report)) {
            work.send(new Message(new Work.ReviewRun(run), message.notAfter(), message.trace()));
        }
    }
}
