package io.snapwarden.standalone.simulate.observe;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.point.Snapshot;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.runtime.policyfile.Prices;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.simulation.model.ApiRates;
import io.snapwarden.simulation.model.Calls;
import io.snapwarden.simulation.model.Churn;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.model.SnapshotRow;
import io.snapwarden.standalone.simulate.forecast.Forecast;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Hears every event and every call, and knows in the end what there is to tell. Of the account it asks at once what
/// it will need; the rest is done [Aside].
public final class Observer implements EventSink, AutoCloseable {

    private final Aside aside = new Aside();
    private final SimulatedAws aws;
    private final ApiBook calls;
    private final NightBook nights;
    private final PruneBook prunes;
    private final PointBook points;
    private final Storage storage;
    private final DayBook days;

    public Observer(PolicySet policies, SimulatedAws aws, LocalDate onDate) {
        this.aws = aws;
        calls = new ApiBook(aws.time());
        nights = new NightBook(policies);
        prunes = new PruneBook();
        points = new PointBook(policies);
        storage = new Storage();
        days = new DayBook(points, storage, onDate);
    }

    @Override
    public void publish(List<Event> events) {
        events.forEach(this::hear);
    }

    private void hear(Event event) {
        switch (event) {
            case Event.RecoveryPointCaptured captured -> aside.run(() -> nights.captured(captured));
            case Event.RecoveryPointCompleted completed -> {
                var snapshots = snapshotsOf(completed);
                aside.run(() -> {
                    nights.completed(completed);
                    points.completed(completed, snapshots);
                });
            }
            case Event.RecoveryPointPruned pruned -> aside.run(() -> points.pruned(pruned));
            case Event.RunClosed closed -> aside.run(() -> nights.reported(closed.report()));
            case Event.RunSettled settled -> aside.run(() -> nights.reported(settled.report()));
            case Event.ScopePruned pruned -> {
                if (!pruned.dryRun()) {
                    aside.run(() -> prunes.pruned(pruned));
                }
            }
            case Event.RunOpened _, Event.RecoveryPointFailed _, Event.RecoveryPointMissed _ -> {}
            case Event.RecoveryPointSkipped _, Event.TwinFound _, Event.MarksDisagree _ -> {}
            case Event.SlotsMissed _, Event.ScopeUnreachable _, Event.ScopesInDoubt _, Event.ScopesCertain _ -> {}
            case Event.WorkRejected _, Event.HookFailed _, Event.WorkloadCaptured _ -> {}
        }
    }

    private List<Snapshot> snapshotsOf(Event.RecoveryPointCompleted event) {
        var stage = aws.stage(event.key().obligation().scope());
        return event.snapshots().stream()
                .flatMap(id -> stage.snapshot(id.value()).stream())
                .map(SnapshotRow::facts)
                .toList();
    }

    /// A volume that the simulation holds.
    public void volume(String id, int gib, Churn churn) {
        aside.run(() -> storage.volume(id, gib, churn));
    }

    public Calls.Listener calls() {
        return calls;
    }

    public void endOf(LocalDate date) {
        aside.run(() -> days.close(date));
        aside.endStage();
    }

    public Forecast forecast(Forecast.Setup setup, Instant end, ApiRates rates, Prices prices, List<String> warnings) {
        aside.finish();
        return new Forecast(
                setup,
                days.days(),
                nights.nights(end),
                prunes.prunes(),
                calls.uses(rates),
                days.costs(prices),
                days.left(),
                warnings);
    }

    @Override
    public void close() {
        aside.close();
    }
}
