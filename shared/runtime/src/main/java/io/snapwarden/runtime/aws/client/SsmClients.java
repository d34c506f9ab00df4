package io.snapwarden.runtime.aws.client;

import io.snapwarden.domain.fleet.Scope;
import java.util.function.Supplier;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.ssm.SsmClient;

/// The clients of each scope: one to look with, which may repeat, and one that sends commands, which repeats only what
/// provably did nothing.
public final class SsmClients {

    private final ScopedClients<SsmClient> looking;
    private final ScopedClients<SsmClient> sending;

    public SsmClients(AwsClients clients, Accounts accounts) {
        looking = clients(clients, accounts, Retries::standard);
        sending = clients(clients, accounts, Retries::onlyUnstarted);
    }

    private static ScopedClients<SsmClient> clients(
            AwsClients clients, Accounts accounts, Supplier<RetryStrategy> retries) {
        return new ScopedClients<>(
                accounts,
                (region, credentials) -> clients.client(
                        SsmClient.builder(), region, credentials, retries.get(), AwsClients.Patience.FREEZING));
    }

    public SsmClient looking(Scope scope) {
        return looking.in(scope);
    }

    public SsmClient sending(Scope scope) {
        return sending.in(scope);
    }
}
