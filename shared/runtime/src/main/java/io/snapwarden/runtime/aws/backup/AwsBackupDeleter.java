package io.snapwarden.runtime.aws.backup;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsError;
import io.snapwarden.runtime.aws.client.BackupClients;
import io.snapwarden.runtime.port.BackupDeleter;
import io.snapwarden.runtime.port.SnapshotDeleter.Deletion;
import java.util.Locale;
import software.amazon.awssdk.core.exception.SdkException;

/// Deletes a recovery point. Every refusal of the request itself counts as a protection, told in AWS's words: a
/// lock, a legal hold, a point that is being restored.
public final class AwsBackupDeleter implements BackupDeleter {

    private final BackupClients clients;

    public AwsBackupDeleter(BackupClients clients) {
        this.clients = clients;
    }

    @Override
    public Deletion delete(Scope scope, String vault, SnapshotId point) {
        var client = clients.backup(scope);
        var call = AwsCall.backup("DeleteRecoveryPoint", point, scope);
        try {
            client.deleteRecoveryPoint(request -> request.backupVaultName(vault).recoveryPointArn(point.value()));
            return new Deletion.Gone();
        } catch (SdkException e) {
            var error = AwsError.of(e);
            return switch (error) {
                case NOT_FOUND -> new Deletion.Gone();
                case PROTECTED, INVALID, TAGS_REFUSED -> new Deletion.Protected(call.explain(error, e));
                case DENIED -> denied(call, error, e);
                case THROTTLED,
                        LIMIT,
                        PENDING_LIMIT,
                        TOO_SOON,
                        CREDENTIALS,
                        CREDENTIALS_OR_REGION,
                        REGION_OFF,
                        NEVER_SENT,
                        UNCLEAR -> throw call.trouble(error, e);
            };
        }
    }

    /// What a locked vault keeps is denied to everybody, whatever rights he has.
    private static Deletion denied(AwsCall call, AwsError error, SdkException e) {
        var why = call.explain(error, e);
        if (why.toLowerCase(Locale.ROOT).contains("lock")) {
            return new Deletion.Protected(why);
        }
        throw call.trouble(error, e);
    }
}
