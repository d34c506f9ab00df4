package io.snapwarden.runtime.aws.client;

import io.snapwarden.domain.fleet.Scope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.ssm.SsmClient;

/// The clients of each scope: one to look with, which may repeat, and one that sends commands, which repeats only what
/// provably did nothing.
public final class SsmClients {

    private final AwsClients clients;
    private final Accounts accounts;
    private final Map<Scope, SsmClient> looking = new ConcurrentHashMap<>();
    private final Map<Scope, SsmClient> sending = new ConcurrentHashMap<>();

    public SsmClients(AwsClients clients, Accounts accounts) {
        this.clients = clients;
        this.accounts = accounts;
    }

    public SsmClient looking(Scope scope) {
        return in(looking, scope, Retries.standard());
    }

    public SsmClient sending(Scope scope) {
        return in(sending, scope, Retries.onlyUnstarted());
    }

    private SsmClient in(Map<Scope, SsmClient> known, Scope scope, RetryStrategy retries) {
        var credentials = accounts.credentials(scope);
        return known.computeIfAbsent(
                scope,
                _ -> clients.client(
                        SsmClient.builder(),
                        Region.of(scope.region().id()),
                        credentials,
                        retries,
                        AwsClients.Patience.FREEZING));
    }
}
