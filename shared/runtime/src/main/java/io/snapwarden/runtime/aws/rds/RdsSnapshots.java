package io.snapwarden.runtime.aws.rds;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.Labels;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsError;
import io.snapwarden.runtime.aws.client.ScopedClients;
import io.snapwarden.runtime.port.DatabaseRefusals;
import io.snapwarden.runtime.port.DatabaseSnapshots;
import io.snapwarden.runtime.port.Start;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.Tag;

/// Makes manual snapshots, of what still is what was meant: names can be given to other databases, resource ids
/// cannot.
public final class RdsSnapshots implements DatabaseSnapshots {

    private static final Duration AFTER_A_THROTTLE = Duration.ofSeconds(10);
    private static final Duration AFTER_NO_CONNECTION = Duration.ofSeconds(30);

    /// A backup window or a change takes minutes; room in a quota is made by people and prunes.
    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofMinutes(5);

    private final ScopedClients<RdsClient> clients;

    public RdsSnapshots(ScopedClients<RdsClient> clients) {
        this.clients = clients;
    }

    @Override
    public Start create(Scope scope, Order order) {
        var client = clients.in(scope);
        var api = DatabaseApi.of(order.kind());
        var looking = AwsCall.rds(api.words().listing(), order.about(), scope);
        try {
            return order.ofAnother(api.resourceId(client, order.database().identifier()), scope)
                    .orElseGet(() -> create(client, api, scope, order));
        } catch (SdkException e) {
            return afterTrouble(looking, AwsError.of(e), e);
        }
    }

    private static Start create(RdsClient client, DatabaseApi api, Scope scope, Order order) {
        var name = order.name().toString();
        try {
            return new Start.Started(api.create(client, name, order.database().identifier(), tags(order)));
        } catch (DbSnapshotAlreadyExistsException | DbClusterSnapshotAlreadyExistsException there) {
            return existing(client, api, scope, order);
        } catch (SdkException e) {
            return afterTrouble(AwsCall.rds(api.words().creation(), order.about(), scope), AwsError.of(e), e);
        }
    }

    private static List<Tag> tags(Order order) {
        return order.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /// One that is deleted just now, or not to be seen yet, is neither: the next call tells.
    private static Start existing(RdsClient client, DatabaseApi api, Scope scope, Order order) {
        var name = order.name().toString();
        var looking = AwsCall.rds(api.words().listingSnapshots(), name, scope);
        try {
            return order.existing(api.snapshot(client, name).snapshot(new Labels()), scope);
        } catch (SdkException e) {
            var error = AwsError.of(e);
            return error == AwsError.NOT_FOUND
                    ? new Start.Ambiguous(looking.explain(error, e))
                    : afterTrouble(looking, error, e);
        }
    }

    private static Start afterTrouble(AwsCall call, AwsError error, SdkException e) {
        var why = DatabaseRefusals.with(call.explain(error, e));
        return switch (error) {
            case THROTTLED -> new Start.Busy(AFTER_A_THROTTLE, why);
            case NEVER_SENT -> new Start.Busy(AFTER_NO_CONNECTION, why);
            case LIMIT, PENDING_LIMIT, TOO_SOON, PROTECTED -> new Start.Busy(UNTIL_THERE_IS_ROOM, why);
            case UNCLEAR -> new Start.Ambiguous(why);
            case NOT_FOUND -> new Start.Gone(why);
            case TAGS_REFUSED -> new Start.TagsRefused(why);
            case DENIED, INVALID -> new Start.Refused(why);
            case CREDENTIALS, CREDENTIALS_OR_REGION, REGION_OFF -> throw call.trouble(error, e);
        };
    }
}
