package io.snapwarden.runtime.aws.client;

import io.snapwarden.domain.fleet.Scope;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/// Clients of one kind, one for each scope, as whoever may act there. A fleet can have many more scopes than a process
/// has memory for clients: those that were used last are kept.
///
/// @param <C> the client
public final class ScopedClients<C> {

    /// A client takes some 25 KB and 3 ms to build.
    static final int MOST = 512;

    /// Builds a client, as [AwsClients#client] does.
    public interface Builder<C> {
        C in(Region region, AwsCredentialsProvider credentials);
    }

    private final Accounts accounts;
    private final Builder<C> builder;
    private final LastUsed<Scope, C> clients = new LastUsed<>(MOST);

    public ScopedClients(Accounts accounts, Builder<C> builder) {
        this.accounts = accounts;
        this.builder = builder;
    }

    /// A client for the scope; trouble with its credentials is told here, before any call is made.
    public C in(Scope scope) {
        var credentials = accounts.credentials(scope);
        return clients.get(scope, _ -> builder.in(Region.of(scope.region().id()), credentials));
    }
}
