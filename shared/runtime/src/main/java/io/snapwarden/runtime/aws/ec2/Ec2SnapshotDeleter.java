package io.snapwarden.runtime.aws.ec2;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsError;
import io.snapwarden.runtime.aws.client.Ec2Clients;
import io.snapwarden.runtime.port.SnapshotDeleter;
import software.amazon.awssdk.core.exception.SdkException;

/// Deletes a snapshot. EC2 has no documented code for one that is locked or belongs to AWS Backup, so that every
/// refusal of the request itself counts as a protection, told in EC2's words: it concerns that snapshot alone.
public final class Ec2SnapshotDeleter implements SnapshotDeleter {

    private final Ec2Clients clients;

    public Ec2SnapshotDeleter(Ec2Clients clients) {
        this.clients = clients;
    }

    @Override
    public Deletion delete(Scope scope, SnapshotId snapshot) {
        var call = AwsCall.ec2("DeleteSnapshot", snapshot, scope);
        var client = clients.changing(scope, Ec2Clients.Change.DELETE_SNAPSHOT);
        try {
            client.deleteSnapshot(request -> request.snapshotId(snapshot.value()));
            return new Deletion.Gone();
        } catch (SdkException e) {
            var error = AwsError.of(e);
            return switch (error) {
                case NOT_FOUND -> new Deletion.Gone();
                case PROTECTED, INVALID, TAGS_REFUSED -> new Deletion.Protected(call.explain(error, e));
                case THROTTLED,
                        LIMIT,
                        PENDING_LIMIT,
                        TOO_SOON,
                        DENIED,
                        CREDENTIALS,
                        CREDENTIALS_OR_REGION,
                        REGION_OFF,
                        NEVER_SENT,
                        UNCLEAR -> throw clients.trouble(call, scope, error, e);
            };
        }
    }
}
