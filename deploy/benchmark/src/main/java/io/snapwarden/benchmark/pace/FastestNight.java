package io.snapwarden.benchmark.pace;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.simulation.SimulationClock;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.SetRequest;
import io.snapwarden.simulation.model.SimulatedAws;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What the buckets and the pending slots allow: one who sees behind the API captures each set the moment there is
/// room for it and a token, with calls that take no time.
final class FastestNight {

    private static final Duration GLANCE = Duration.ofMillis(20);

    private final SimulationClock clock;
    private final SimulatedAws aws;
    private final Scope scope;
    private final int limit;

    FastestNight(SimulationClock clock, SimulatedAws aws, Scope scope, int limit) {
        this.clock = clock;
        this.aws = aws;
        this.scope = scope;
        this.limit = limit;
    }

    /// @return when the last set was captured
    Instant captured(List<String> instances) {
        for (var instance : instances) {
            while (!capture(instance)) {
                clock.advance(GLANCE);
            }
        }
        return clock.instant();
    }

    private boolean capture(String instance) {
        if (aws.stage(scope).pending() + Task.SET > limit) {
            return false;
        }
        try {
            aws.ec2(scope, "snapshotter")
                    .createSnapshots(new SetRequest(instance, false, List.of(), "fastest", Map.of(), false));
            return true;
        } catch (AwsError e) {
            if (e.isThrottle()) {
                return false;
            }
            throw e;
        }
    }
}
