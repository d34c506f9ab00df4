package io.snapwarden.runtime.aws.client;

import io.snapwarden.domain.fleet.AccountId;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.work.RunsInHand;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/// Who we are, in our own account and in others. Credentials of other accounts are kept and renewed in time, for
/// each run by themselves, so that CloudTrail shows what was done for it.
public final class Accounts {

    /// A role that was reached by another role is lent for an hour at most; asking for more fails.
    private static final Duration LENT_FOR = Duration.ofMinutes(55);

    private static final int MOST_SESSIONS = 4_096;

    private final AwsClients clients;
    private final StsClient sts;
    private final @Nullable MemberRole role;
    private final LastUsed<Session, AwsCredentialsProvider> sessions = new LastUsed<>(MOST_SESSIONS);
    private volatile @Nullable Caller caller;

    public Accounts(AwsClients clients, @Nullable MemberRole role) {
        this.clients = clients;
        this.sts = clients.atHome(StsClient.builder());
        this.role = role;
    }

    /// Whom this process runs as.
    private record Caller(AccountId account, String partition) {}

    /// @param name see [SessionName]
    private record Session(AccountId account, String name) {}

    /// The account that this process runs in.
    public AccountId own() {
        return caller().account();
    }

    /// The partition of AWS that this process runs in, as ARNs name it.
    String partition() {
        return caller().partition();
    }

    /// Credentials for a scope, good at this moment: trouble with them is told here, before any call is made. With each
    /// call they are those of the run that is in hand then.
    AwsCredentialsProvider credentials(Scope scope) {
        if (scope.account().equals(own())) {
            return clients.ownCredentials();
        }
        refuseStranger(scope);
        var call = new AwsCall("sts", "AssumeRole", arn(scope.account()));
        try {
            session(scope.account()).resolveCredentials();
        } catch (SdkException e) {
            var trouble = call.trouble(AwsError.of(e), e);
            throw DependencyException.atTheDoor(trouble.kind(), String.valueOf(trouble.getMessage()), e);
        }
        return () -> session(scope.account()).resolveCredentials();
    }

    private AwsCredentialsProvider session(AccountId account) {
        return sessions.get(new Session(account, SessionName.of(RunsInHand.runs())), this::assumed);
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

    private AwsCredentialsProvider assumed(Session session) {
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> request.roleArn(arn(session.account()))
                        .roleSessionName(session.name())
                        .durationSeconds((int) LENT_FOR.toSeconds())
                        .externalId(role().externalId().isEmpty() ? null : role().externalId()))
                .build();
    }

    private String arn(AccountId account) {
        return role().arn(caller().partition(), account);
    }

    private MemberRole role() {
        if (role == null) {
            throw new IllegalStateException("no role was named, and no account but " + own() + " is entered");
        }
        return role;
    }

    private Caller caller() {
        var known = caller;
        return known == null ? identifyOnce() : known;
    }

    private synchronized Caller identifyOnce() {
        var known = caller;
        if (known == null) {
            var answer = identify();
            known = new Caller(new AccountId(answer.account()), answer.arn().split(":", 3)[1]);
            caller = known;
        }
        return known;
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
