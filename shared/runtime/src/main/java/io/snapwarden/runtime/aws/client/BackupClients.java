package io.snapwarden.runtime.aws.client;

import io.snapwarden.domain.fleet.Scope;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;

/// The clients of each scope that reach AWS Backup. One of them is enough: what it starts has a token, and what it
/// deletes is gone but once.
public final class BackupClients {

    private final Accounts accounts;
    private final ScopedClients<BackupClient> backup;
    private final ScopedClients<ResourceGroupsTaggingApiClient> tagging;

    public BackupClients(AwsClients clients, Accounts accounts) {
        this.accounts = accounts;
        backup = new ScopedClients<>(
                accounts,
                (region, credentials) -> clients.client(
                        BackupClient.builder(), region, credentials, Retries.standard(), AwsClients.Patience.CHANGING));
        tagging = new ScopedClients<>(
                accounts,
                (region, credentials) -> clients.client(
                        ResourceGroupsTaggingApiClient.builder(),
                        region,
                        credentials,
                        Retries.standard(),
                        AwsClients.Patience.READING));
    }

    public BackupClient backup(Scope scope) {
        return backup.in(scope);
    }

    public ResourceGroupsTaggingApiClient tagging(Scope scope) {
        return tagging.in(scope);
    }

    /// Reads; any trouble leaves as a [io.snapwarden.runtime.port.DependencyException].
    public <T> T read(String operation, Object thing, Scope scope, Function<BackupClient, T> question) {
        var client = backup(scope);
        return AwsCall.backup(operation, thing, scope).run(() -> question.apply(client));
    }

    /// The same where what is asked about may not be there, and then there is nothing to say of it.
    public <T> T read(String operation, Object thing, Scope scope, T absent, Function<BackupClient, T> question) {
        var client = backup(scope);
        try {
            return question.apply(client);
        } catch (SdkException e) {
            var error = AwsError.of(e);
            if (error == AwsError.NOT_FOUND) {
                return absent;
            }
            throw AwsCall.backup(operation, thing, scope).trouble(error, e);
        }
    }

    /// A role of the scope's account.
    public String role(Scope scope, String pathAndName) {
        return "arn:" + accounts.partition() + ":iam::" + scope.account() + ":role/" + pathAndName;
    }
}
