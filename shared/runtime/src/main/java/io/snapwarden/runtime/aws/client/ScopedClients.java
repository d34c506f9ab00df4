package io.snapwarden.runtime.aws.client;

import io.snapwarden.domain.fleet.Scope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/// One client of a service for each scope. One is enough where a call that is sent again makes no second thing.
public final class ScopedClients<C> {

    private final Accounts accounts;
    private final BiFunction<Scope, AwsCredentialsProvider, C> making;
    private final Map<Scope, C> made = new ConcurrentHashMap<>();

    private ScopedClients(Accounts accounts, BiFunction<Scope, AwsCredentialsProvider, C> making) {
        this.accounts = accounts;
        this.making = making;
    }

    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> ScopedClients<C> of(
            AwsClients clients, Accounts accounts, AwsClients.Patience patience, Supplier<B> builder) {
        return new ScopedClients<>(
                accounts,
                (scope, credentials) -> clients.client(
                        builder.get(), Region.of(scope.region().id()), credentials, Retries.standard(), patience));
    }

    /// Credentials that cannot be had are said each time.
    public C in(Scope scope) {
        var credentials = accounts.credentials(scope);
        return made.computeIfAbsent(scope, _ -> making.apply(scope, credentials));
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
