package io.snapwarden.runtime.aws.client;

import io.snapwarden.domain.fleet.Scope;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
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

    /// Where a call that is sent again makes no second thing.
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> ScopedClients<C> of(
            AwsClients clients, Accounts accounts, AwsClients.Patience patience, Supplier<B> builder) {
        return new ScopedClients<>(
                accounts,
                (region, credentials) ->
                        clients.client(builder.get(), region, credentials, Retries.standard(), patience));
    }

    /// A client for the scope; trouble with its credentials is told here, before any call is made.
    public C in(Scope scope) {
        var credentials = accounts.credentials(scope);
        return clients.get(scope, _ -> builder.in(Region.of(scope.region().id()), credentials));
    }

    /// Reads; any trouble leaves as a [io.snapwarden.runtime.port.DependencyException].
    public <T> T read(AwsCall call, Scope scope, Function<C, T> question) {
        var client = in(scope);
        return call.run(() -> question.apply(client));
    }

    /// The same where what is asked about may not be there, and then there is nothing to say of it.
    public <T> T read(AwsCall call, Scope scope, T absent, Function<C, T> question) {
        var client = in(scope);
        try {
            return question.apply(client);
        } catch (SdkException e) {
            var error = AwsError.of(e);
            if (error == AwsError.NOT_FOUND) {
                return absent;
            }
            throw call.trouble(error, e);
        }
    }
}
