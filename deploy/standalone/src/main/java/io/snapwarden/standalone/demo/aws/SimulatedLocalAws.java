package io.snapwarden.standalone.demo.aws;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.runtime.aws.AwsPorts;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.simulation.model.SimulatedAws;
import io.snapwarden.simulation.wire.SimulatedEndpoint;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;

/// The simulated AWS inside this process, spoken to over HTTP as AWS is. Its nights pass in seconds.
public final class SimulatedLocalAws implements DemoAws {

    private static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final int NIGHTS_AGO = 4;
    private static final LocalTime EVENING = LocalTime.of(20, 0);
    private static final LocalTime NIGHT = LocalTime.of(2, 0, 5);
    private static final long SEED = 7;

    private final DemoClock clock;
    private final SimulatedEndpoint endpoint;

    public SimulatedLocalAws(InstantSource machine) {
        var begin = machine.instant()
                .atOffset(ZoneOffset.UTC)
                .minusDays(NIGHTS_AGO + 1)
                .with(EVENING)
                .toInstant();
        clock = new DemoClock(machine, begin);
        endpoint = SimulatedEndpoint.start(new SimulatedAws(clock, Limits.published(), SEED), ACCOUNT);
    }

    @Override
    public String words() {
        return "a simulated AWS inside this process, at " + endpoint.uri() + ". Nothing real is touched";
    }

    @Override
    public AwsPorts connect() {
        return DemoConnection.to(endpoint.uri());
    }

    @Override
    public InstantSource time() {
        return clock;
    }

    @Override
    public boolean untilNight() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var tonight = now.with(NIGHT);
        clock.goTo((tonight.isAfter(now) ? tonight : tonight.plusDays(1)).toInstant());
        return true;
    }

    @Override
    public void pass(Duration time) {
        clock.pass(time);
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
