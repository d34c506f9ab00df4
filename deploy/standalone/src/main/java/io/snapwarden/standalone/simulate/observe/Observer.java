package io.snapwarden.standalone.simulate.observe;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.runtime.policyfile.Prices;
import io.snapwarden.runtime.port.EventSink;
import io.snapwarden.simulation.model.ApiRates;
import io.snapwarden.simulation.model.Calls;
import io.snapwarden.simulation.model.Churn;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.standalone.simulate.forecast.Forecast;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Hears every event and every call, and knows in the end what there is to tell.
public final class Observer implements EventSink {

    private final ApiBook calls;
    private final NightBook nights;
    private final PruneBook prunes;
    private final PointBook points;
    private final Storage storage;
    private final DayBook days;

    public Observer(PolicySet policies, SimulatedAws aws, LocalDate onDate) {
        calls = new ApiBook(aws.time());
        nights = new NightBook(policies);
        prunes = new PruneBook();
        points = new PointBook(policies, aws);
        storage = new Storage();
        days = new DayBook(points, storage, onDate);
    }

    @Override
    public void publish(List<Event> events) {
        events.forEach(this::hear);
    }

    private void hear(Event event) {
        switch (event) {
            case Event.RecoveryPointCaptured captured -> nights.captured(captured);
            case Event.RecoveryPointCompleted completed -> {
                nights.completed(completed);
                points.completed(completed);
            }
            case Event.RecoveryPointPruned pruned -> points.pruned(pruned);
            case Event.RunClosed closed -> nights.reported(closed.report());
            case Event.RunSettled settled -> nights.reported(settled.report());
            case Event.ScopePruned pruned -> {
                if (!pruned.dryRun()) {
                    prunes.pruned(pruned);
                }
            }
            case Event.RunOpened _, Event.RecoveryPointFailed _, Event.RecoveryPointMissed _ -> {}
            case Event.RecoveryPointSkipped _, Event.TwinFound _, Event.MarksDisagree _ -> {}
            case Event.SlotsMissed _, Event.ScopeUnreachable _, Event.ScopesInDoubt _, Event.ScopesCertain _ -> {}
            case Event.WorkRejected _, Event.HookFailed _, Event.WorkloadCaptured _ -> {}
        }
    }

    /// A volume that the simulation holds.
    public void volume(String id, int gib, Churn churn) {
        storage.volume(id, gib, churn);
    }

    public Calls.Listener calls() {
        return calls;
    }

    public void endOf(LocalDate date) {
        days.close(date);
    }

    public Forecast forecast(Forecast.Setup setup, Instant end, ApiRates rates, Prices prices, List<String> warnings) {
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
}
