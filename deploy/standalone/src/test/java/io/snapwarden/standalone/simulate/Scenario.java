package io.snapwarden.standalone.simulate;

import io.snapwarden.runtime.policyfile.FleetFileReader;
import io.snapwarden.runtime.policyfile.PolicyFile;
import io.snapwarden.runtime.policyfile.PolicyFileReader;
import io.snapwarden.runtime.policyfile.Prices;
import io.snapwarden.simulation.model.Limits;
import io.snapwarden.standalone.simulate.fleet.FleetOfFile;
import io.snapwarden.standalone.simulate.forecast.Forecast;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// A policy and some volumes, simulated from the first day of 2027 on.
record Scenario(String retain, String maxDeletes, int volumes, int days, LocalDate onDate, Limits limits, long seed) {

    static final LocalDate START = LocalDate.parse("2027-01-01");

    static Scenario keeping(String retain, int volumes, int days) {
        return new Scenario(retain, "100%", volumes, days, START.plusDays(days - 1L), Limits.published(), 1);
    }

    Scenario onDate(LocalDate date) {
        return new Scenario(retain, maxDeletes, volumes, days, date, limits, seed);
    }

    Scenario within(Limits other) {
        return new Scenario(retain, maxDeletes, volumes, days, onDate, other, seed);
    }

    Scenario deletingAtMost(String share) {
        return new Scenario(retain, share, volumes, days, onDate, limits, seed);
    }

    Scenario seeded(long other) {
        return new Scenario(retain, maxDeletes, volumes, days, onDate, limits, other);
    }

    Forecast run() {
        var start = START.atStartOfDay(ZoneOffset.UTC).toInstant();
        var fleet =
                new FleetFileReader().read("fleet.yaml", """
                        version: 1
                        fleet:
                          - name: disk
                            kind: volume
                            count: %d
                            regions: [eu-west-1]
                            volumes: [ { size: 100 } ]
                            tags: { Backup: daily }
                        """.formatted(volumes).getBytes(StandardCharsets.UTF_8));
        var settings = new Simulation.Settings(start, Duration.ofDays(days), 2, limits, Prices.USUAL, seed, onDate);
        return new Simulation(settings, policy(), FleetOfFile.of(fleet, start)).run(_ -> {});
    }

    PolicyFile policy() {
        return new PolicyFileReader()
                .read("policy.yaml", """
                        version: 1
                        prune: { mode: delete, max-deletes: %s }
                        policies:
                          - name: nightly
                            select: { kind: volume, tags: { Backup: daily } }
                            schedule: { cron: "0 2 * * *", timezone: UTC, start-within: 4h }
                            retain: %s
                        """.formatted(maxDeletes, retain).getBytes(StandardCharsets.UTF_8));
    }
}
