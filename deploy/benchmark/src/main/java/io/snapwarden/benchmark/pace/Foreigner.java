package io.snapwarden.benchmark.pace;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.simulation.model.AwsError;
import io.snapwarden.simulation.model.SetRequest;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.scheduler.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Somebody else in the account, who calls the capturing action at a steady rate and captures nothing.
final class Foreigner implements Actor {

    private static final double MILLIS = 1000;

    private final SimulatedAws aws;
    private final Scope scope;
    private final InstantSource time;
    private final Duration period;
    private Instant next;
    private long calls;
    private long throttled;

    Foreigner(SimulatedAws aws, Scope scope, InstantSource time, double perSecond) {
        this.aws = aws;
        this.scope = scope;
        this.time = time;
        period = Duration.ofMillis(Math.round(MILLIS / perSecond));
        next = time.instant();
    }

    long calls() {
        return calls;
    }

    long throttled() {
        return throttled;
    }

    @Override
    public Optional<Instant> due() {
        return Optional.of(next);
    }

    @Override
    public void act() {
        next = time.instant().plus(period);
        calls++;
        try {
            aws.ec2(scope, "foreigner")
                    .createSnapshots(
                            new SetRequest("i-00000000000000000", false, List.of(), "foreign", Map.of(), false));
        } catch (AwsError e) {
            throttled += e.isThrottle() ? 1 : 0;
        }
    }
}
