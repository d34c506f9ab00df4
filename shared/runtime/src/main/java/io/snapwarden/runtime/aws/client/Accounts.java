package io.snapwarden.runtime.aws.client;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.DependencyException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/// Who we are, in our own account and in others. Credentials of other accounts are kept and renewed in time.
public final class Accounts {

    private final AwsClients clients;
    private final StsClient sts;
    private final @Nullable MemberRole role;
    private final Map<AccountId, AwsCredentialsProvider> members = new ConcurrentHashMap<>();
    private @Nullable GetCallerIdentityResponse caller;

    public Accounts(AwsClients clients, @Nullable MemberRole role) {
        this.clients = clients;
        this.sts = clients.atHome(StsClient.builder());
        this.role = role;
    }

    /// The account that this process runs in.
    public AccountId own() {
        return new AccountId(caller().account());
    }

    /// Credentials for a scope, good at this moment: trouble with them is told here, before any call is made.
    AwsCredentialsProvider credentials(Scope scope) {
        if (scope.account().equals(own())) {
            return clients.ownCredentials();
        }
        refuseStranger(scope);
        var member = members.computeIfAbsent(scope.account(), this::assumed);
        var call = new AwsCall("sts", "AssumeRole", arn(scope.account()));
        try {
            member.resolveCredentials();
        } catch (SdkException e) {
            throw call.trouble(AwsError.of(e), e);
        }
        return member;
    }

    /// Messages may name any account.
    private void refuseStranger(Scope scope) {
        if (role == null) {
            throw new DependencyException(
                    DependencyException.Kind.DENIED,
                    scope + " is not in the account " + own()
                            + " that Snapwarden runs in. If it shall be looked at, list"
                            + " its account in scopes.accounts",
                    null);
        }
    }

    private AwsCredentialsProvider assumed(AccountId account) {
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> request.roleArn(arn(account))
                        .roleSessionName(MemberRole.SESSION)
                        .externalId(role().externalId().isEmpty() ? null : role().externalId()))
                .build();
    }

    private String arn(AccountId account) {
        return role().arn(caller().arn().split(":", 3)[1], account);
    }

    private MemberRole role() {
        if (role == null) {
            throw new IllegalStateException("no role was named, and no account but " + own() + " is entered");
        }
        return role;
    }

    private synchronized GetCallerIdentityResponse caller() {
        if (caller == null) {
            caller = identify();
        }
        return caller;
    }

    private GetCallerIdentityResponse identify() {
        var call = new AwsCall("sts", "GetCallerIdentity", "this process");
        try {
            clients.ownCredentials().resolveCredentials();
        } catch (SdkClientException e) {
            throw new DependencyException(
                    DependencyException.Kind.CREDENTIALS,
                    "No AWS credentials were found. Set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, "
                            + "or run under a role",
                    e);
        } catch (SdkException e) {
            throw call.trouble(AwsError.of(e), e);
        }
        return call.run(sts::getCallerIdentity);
    }
}
