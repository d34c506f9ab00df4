package io.snapwarden.runtime.aws.client;

import io.snapwarden.domain.fleet.Scope;
import java.util.function.Function;
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
        backup = ScopedClients.of(clients, accounts, AwsClients.Patience.CHANGING, BackupClient::builder);
        tagging = ScopedClients.of(
                clients, accounts, AwsClients.Patience.READING, ResourceGroupsTaggingApiClient::builder);
    }

    public BackupClient backup(Scope scope) {
        return backup.in(scope);
    }

    public ResourceGroupsTaggingApiClient tagging(Scope scope) {
        return tagging.in(scope);
    }

    /// Reads; any trouble leaves as a [io.snapwarden.runtime.port.DependencyException].
    public <T> T read(String operation, Object thing, Scope scope, Function<BackupClient, T> question) {
        return backup.read(AwsCall.backup(operation, thing, scope), scope, question);
    }

    /// The same where what is asked about may not be there, and then there is nothing to say of it.
    public <T> T read(String operation, Object thing, Scope scope, T absent, Function<BackupClient, T> question) {
        return backup.read(AwsCall.backup(operation, thing, scope), scope, absent, question);
    }

    /// A role of the scope's account.
    public String role(Scope scope, String pathAndName) {
        return "arn:" + accounts.partition() + ":iam::" + scope.account() + ":role/" + pathAndName;
    }
}
