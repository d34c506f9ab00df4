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

    /// One scope, and a policy or two of those that prune within hours.
    static Scene small(Random random) {
        return new Scene(
                List.of(IRELAND),
                switch (random.nextInt(3)) {
                    case 0 -> List.of(Promise.BRIEF);
                    case 1 -> List.of(Promise.LATEST);
                    default -> List.of(Promise.BRIEF, Promise.LATEST);
                });
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
