package io.snapwarden.runtime.aws.ec2;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsError;
import io.snapwarden.runtime.aws.client.Ec2Clients;
import io.snapwarden.runtime.port.DependencyException;
import io.snapwarden.runtime.port.SnapshotCreator.Creation;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;

/// What a create call that was not answered with snapshots has come to. Only trouble with who and where we are leaves
/// as an exception, and then nothing was made.
final class Creations {

    private static final Duration AFTER_A_THROTTLE = Duration.ofSeconds(10);
    private static final Duration AFTER_NO_CONNECTION = Duration.ofSeconds(30);
    /// As long as EC2's own advice for a full scope.
    private static final Duration UNTIL_PENDING_HAS_ROOM = Duration.ofSeconds(30);
    /// A volume's earlier snapshots must be completed first.
    private static final Duration UNTIL_A_VOLUME_HAS_ROOM = Duration.ofMinutes(2);
    private static final Duration BETWEEN_SNAPSHOTS_OF_A_VOLUME = Duration.ofSeconds(15);

    private Creations() {}

    /// @throws DependencyException when the credentials or the Region are at fault
    static Creation afterTrouble(Ec2Clients clients, Scope scope, AwsCall call, AwsError error, SdkException e) {
        var why = call.explain(error, e);
        return switch (error) {
            case THROTTLED -> new Creation.Busy(AFTER_A_THROTTLE, false, why);
            case NEVER_SENT -> new Creation.Busy(AFTER_NO_CONNECTION, false, why);
            case LIMIT -> new Creation.Busy(UNTIL_A_VOLUME_HAS_ROOM, false, why);
            case PENDING_LIMIT -> new Creation.Busy(UNTIL_PENDING_HAS_ROOM, true, why);
            case TOO_SOON -> new Creation.TooSoon(BETWEEN_SNAPSHOTS_OF_A_VOLUME, why);
            case TAGS_REFUSED -> new Creation.TagsRefused(why);
            case NOT_FOUND -> new Creation.Gone(why);
            case DENIED, INVALID, PROTECTED -> new Creation.Refused(why);
            case UNCLEAR -> new Creation.Ambiguous(why);
            case CREDENTIALS, CREDENTIALS_OR_REGION, REGION_OFF -> throw clients.trouble(call, scope, error, e);
        };
    }
}
