package io.snapwarden.standalone.simulation;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Region;
import io.snapwarden.domain.fleet.Scope;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// Where a simulation plays, and what is promised there.
record Scene(List<Scope> scopes, List<Promise> promises) {

    static final AccountId ACCOUNT = new AccountId("111122223333");
    private static final Scope IRELAND = new Scope(ACCOUNT, new Region("eu-west-1"));
    private static final Scope VIRGINIA = new Scope(ACCOUNT, new Region("us-east-1"));

    static final Scene LARGE =
            new Scene(List.of(IRELAND, VIRGINIA), List.of(Promise.HOURLY, Promise.OFTEN, Promise.DAILY));

    /// AWS Backup and RDS beside EC2, in one scope.
    static final Scene OF_SERVICES = new Scene(
            List.of(IRELAND),
            List.of(Promise.OFTEN, Promise.DAILY, Promise.VAULTED, Promise.DATABASES, Promise.CLUSTERS));

    /// Resources of several kinds that are captured side by side.
    static final Scene OF_SHOPS = new Scene(List.of(IRELAND), List.of(Promise.OFTEN, Promise.SHOPS));

    static final Scene OF_WHOLE_SHOPS = new Scene(List.of(IRELAND), List.of(Promise.OFTEN, Promise.WHOLE_SHOPS));

    /// Hosts that make backups themselves.
    static final Scene OF_HOSTS = new Scene(List.of(IRELAND), List.of(Promise.OFTEN, Promise.DUMPS, Promise.DESKS));

    /// One scope, and a policy or two of those that prune within hours.
    static Scene small(Random random) {
        return new Scene(
                List.of(IRELAND),
                switch (random.nextInt(18)) {
                    case 12 -> List.of(Promise.SHOPS);
                    case 14 -> List.of(Promise.WHOLE_SHOPS);
                    case 16 -> List.of(Promise.DUMPS);
                    case 17 -> List.of(Promise.DESKS);
                    case 0, 6, 13 -> List.of(Promise.BRIEF);
                    case 1, 7, 15 -> List.of(Promise.LATEST);
                    case 2, 8 -> List.of(Promise.BRIEF, Promise.LATEST);
                    case 3, 9 -> List.of(Promise.VAULTED);
                    case 4, 10 -> List.of(Promise.DATABASES, Promise.CLUSTERS);
                    default -> List.of(Promise.BRIEF, Promise.VAULTED, Promise.DATABASES);
                });
    }

    /// One in four has databases and resources of AWS Backup, one in six workloads, one in twelve
    /// hosts that back up by themselves.
    static Scene large(Random random) {
        return switch (random.nextInt(12)) {
            case 0, 3, 6 -> OF_SERVICES;
            case 9 -> OF_SHOPS;
            case 10 -> OF_WHOLE_SHOPS;
            case 11 -> OF_HOSTS;
            default -> LARGE;
        };
    }

    boolean hasServices() {
        return promises.stream().anyMatch(Promise::ofServices);
    }

    boolean hasHosts() {
        return promises.stream().anyMatch(Promise::ofHosts);
    }

    boolean hasWorkloads() {
        return promises.stream().anyMatch(Promise::ofWorkloads);
    }

    /// Whether what somebody does next concerns AWS Backup or RDS.
    boolean drawsServices(Random random) {
        long some = promises.stream().filter(Promise::ofServices).count();
        return some > 0 && random.nextInt(promises.size()) < some;
    }

    /// The policy file that promises it.
    String file(int maxDeletes) {
        var regions = scopes.stream().map(scope -> scope.region().id()).collect(Collectors.joining(", "));
        var policies = promises.stream().map(Promise::words).collect(Collectors.joining());
        return """
                version: 1
                scopes:
                  regions: [%s]
                prune: { mode: delete, max-deletes: %d }
                notify:
                  sns: arn:aws:sns:eu-west-1:111122223333:backups
                  fold-within: 15m
                tags:
                  retention: { key: retention, unit: days }
                policies:
                """.formatted(regions, maxDeletes) + policies.indent(2);
    }
}
