package io.snapwarden.runtime.aws.rds;

import io.snapwarden.domain.fleet.ResourceKind;
import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsError;
import io.snapwarden.runtime.aws.client.ScopedClients;
import io.snapwarden.runtime.port.SnapshotDeleter;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.RdsClient;

/// Deletes manual snapshots. What is being copied, or still made, RDS keeps.
public final class RdsDeleter implements SnapshotDeleter {

    private final ScopedClients<RdsClient> clients;

    public RdsDeleter(ScopedClients<RdsClient> clients) {
        this.clients = clients;
    }

    @Override
    public Deletion delete(Scope scope, SnapshotId snapshot) {
        var client = clients.in(scope);
        var arn = snapshot.value();
        var api = DatabaseApi.of(arn.contains(":cluster-snapshot:") ? ResourceKind.AURORA : ResourceKind.RDS);
        var call = AwsCall.rds(api.words().deletion(), arn, scope);
        try {
            api.delete(client, arn.substring(arn.lastIndexOf(':') + 1));
            return new Deletion.Gone();
        } catch (SdkException e) {
            var error = AwsError.of(e);
            return switch (error) {
                case NOT_FOUND -> new Deletion.Gone();
                case PROTECTED, INVALID, TAGS_REFUSED -> new Deletion.Protected(call.explain(error, e));
                case DENIED,
                        THROTTLED,
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
}
