package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.simulation.SimulationClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// One scope on a clock, for tests.
public final class World {

    public static final Scope SCOPE = new Scope(new AccountId("111122223333"), new Region("eu-west-1"));
    public static final Map<String, String> NO_TAGS = Map.of();

    public final SimulationClock clock = new SimulationClock(Instant.parse("2026-11-20T01:00:00Z"));
    public final SimulatedAws aws;
    public final SimulatedEc2 ec2;
    public final Stage stage;

    private World(Limits limits, long seed) {
        aws = new SimulatedAws(clock, limits, seed);
        ec2 = aws.ec2(SCOPE, "tester");
        stage = aws.stage(SCOPE);
    }

    public static World with(Limits limits) {
        return new World(limits, 1);
    }

    public static World withSeed(Limits limits, long seed) {
        return new World(limits, seed);
    }

    /// As published, but reads see every write and every snapshot or copy takes ten minutes.
    public static Limits steady() {
        var pace = SnapshotPace.fixed(Duration.ofMinutes(10));
        return Limits.published()
                .withReadLag(Duration.ZERO)
                .withPace(pace)
                .withCopies(new CopyLimits(CopyLimits.AT_ONCE, pace));
    }

    public String volume() {
        return stage.volume("gp3", 8, NO_TAGS);
    }

    public void pass(Duration time) {
        clock.advance(time);
    }

    public static <T> List<T> all(Query query, Function<Query, Page<T>> read) {
        var rows = new ArrayList<T>();
        var page = read.apply(query);
        rows.addAll(page.rows());
        while (!page.isLast()) {
            page = read.apply(query.after(page.next()));
            rows.addAll(page.rows());
        }
        return rows;
    }
}
