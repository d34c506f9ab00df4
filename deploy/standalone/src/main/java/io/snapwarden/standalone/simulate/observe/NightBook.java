package io.snapwarden.standalone.simulate.observe;

import io.snapwarden.domain.event.Event;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.obligation.Obligation;
import io.snapwarden.domain.obligation.RunKey;
import io.snapwarden.domain.policy.PolicySet;
import io.snapwarden.domain.run.RunReport;
import io.snapwarden.standalone.simulate.forecast.Forecast.Night;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Follows every run in every scope.
final class NightBook {

    private record Key(RunKey run, Scope scope) {}

    private final PolicySet policies;
    private final Map<Key, RunNight> nights = new HashMap<>();

    NightBook(PolicySet policies) {
        this.policies = policies;
    }

    void captured(Event.RecoveryPointCaptured event) {
        night(event.key().obligation()).captured(event);
    }

    void completed(Event.RecoveryPointCompleted event) {
        night(event.key().obligation()).completed(event);
    }

    void reported(RunReport report) {
        for (var scope : report.scopes()) {
            night(new Key(report.run(), scope.scope()), report.windowEnd()).reported(scope, report.settled());
        }
    }

    /// @param end when the simulation ended: a window that was open then proves nothing
    List<Night> nights(Instant end) {
        return nights.entrySet().stream()
                .map(entry -> entry.getValue()
                        .night(entry.getKey().run(), entry.getKey().scope()))
                .filter(night -> night.owed() > 0 && !night.windowEnd().isAfter(end))
                .sorted(Comparator.comparing(Night::slot)
                        .thenComparing(Night::policy)
                        .thenComparing(Night::scope))
                .toList();
    }

    private RunNight night(Obligation owed) {
        var key = new Key(owed.run(), owed.scope());
        var policy = policies.ownerOf(owed.policy()).orElseThrow();
        return night(key, policy.schedule().windowEnd(owed.slot()));
    }

    private RunNight night(Key key, Instant windowEnd) {
        return nights.computeIfAbsent(key, _ -> new RunNight(windowEnd));
    }
}
