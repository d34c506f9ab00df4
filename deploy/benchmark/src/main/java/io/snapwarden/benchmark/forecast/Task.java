package io.snapwarden.benchmark.forecast;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A fleet and how long it is simulated: its volumes have points already, and daily, weekly and monthly ones are kept.
///
/// @param count of what is captured, in each scope
/// @param volumes of each of them, as the fleet file has them
/// @param scopes four Regions of each of several accounts, or one of one
record Task(String name, String kind, int count, String volumes, int scopes, String length, double mostSeconds) {

    private static final int REGIONS = 4;
    private static final String SMALL = "{ size: 20 }";
    private static final String LARGE = "{ size: 100 }";

    /// Instances of four volumes.
    static Task instances(String name, int count, int scopes, String length, double mostSeconds) {
        var volumes = String.join(", ", SMALL, LARGE, LARGE, LARGE);
        return new Task(name, "instance", count, volumes, scopes, length, mostSeconds);
    }

    static Task volumes(String name, int count, int scopes, String length, double mostSeconds) {
        return new Task(name, "volume", count, LARGE, scopes, length, mostSeconds);
    }

    String policyFile() {
        return """
            version: 1
            scopes:
              regions: [%s]
              accounts: { list: [%s], role: snapwarden-member }
            prune: { mode: delete }
            policies:
              - name: nightly
                select: { kind: %s, tags: { Backup: daily } }
                schedule: { cron: "0 2 * * *", timezone: UTC, start-within: 12h }
                retain: { daily: 7, weekly: 5, monthly: 12 }
            """.formatted(regions(), accounts(), kind);
    }

    String fleetFile() {
        return """
            version: 1
            fleet:
              - name: web
                kind: %s
                count: %d
                regions: [%s]
                accounts: [%s]
                volumes: [%s]
                tags: { Backup: daily }
                snapshotted: true
            """.formatted(kind, count, regions(), accounts(), volumes);
    }

    private String regions() {
        return scopes == 1 ? "eu-west-1" : "eu-west-1, eu-west-2, eu-central-1, us-east-1";
    }

    private String accounts() {
        return IntStream.range(0, Math.max(1, scopes / REGIONS))
                .mapToObj("\"1111222233%02d\""::formatted)
                .collect(Collectors.joining(", "));
    }
}
