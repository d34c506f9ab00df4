package io.snapwarden.runtime.aws.backup;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsError;
import io.snapwarden.runtime.aws.client.BackupClients;
import io.snapwarden.runtime.port.BackupRefusals;
import io.snapwarden.runtime.port.BackupStarter;
import io.snapwarden.runtime.port.Start;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;

/// Starts jobs. AWS Backup says of a vault, a role and a key that are wrong, and of a type that is not opted in,
/// what is wrong with them; what a person can do stands after its words.
public final class AwsBackupStarter implements BackupStarter {

    private static final Duration AFTER_A_THROTTLE = Duration.ofSeconds(10);
    private static final Duration AFTER_NO_CONNECTION = Duration.ofSeconds(30);

    /// Jobs last from minutes to hours.
    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofMinutes(10);

    private final BackupClients clients;

    public AwsBackupStarter(BackupClients clients) {
        this.clients = clients;
    }

    @Override
    public Start start(Scope scope, Order order) {
        var client = clients.backup(scope);
        var call = AwsCall.backup("StartBackupJob", order.resource(), scope);
        try {
            var answer = client.startBackupJob(request -> request.backupVaultName(order.vault())
                    .resourceArn(order.resource().value())
                    .iamRoleArn(clients.role(scope, order.role()))
                    .idempotencyToken(order.token().toString())
                    .recoveryPointTags(order.tags()));
            return new Start.Started(answer.backupJobId());
        } catch (SdkException e) {
            return afterTrouble(order, call, AwsError.of(e), e);
        }
    }

    private static Start afterTrouble(Order order, AwsCall call, AwsError error, SdkException e) {
        var why = call.explain(error, e);
        return switch (error) {
            case THROTTLED -> new Start.Busy(AFTER_A_THROTTLE, why);
            case NEVER_SENT -> new Start.Busy(AFTER_NO_CONNECTION, why);
            case LIMIT, PENDING_LIMIT, TOO_SOON -> new Start.Busy(UNTIL_THERE_IS_ROOM, why);
            case UNCLEAR -> new Start.Ambiguous(why);
            case DENIED, INVALID, PROTECTED, TAGS_REFUSED, NOT_FOUND -> BackupRefusals.of(order, why);
            case CREDENTIALS, CREDENTIALS_OR_REGION, REGION_OFF -> throw call.trouble(error, e);
        };
    }
}
