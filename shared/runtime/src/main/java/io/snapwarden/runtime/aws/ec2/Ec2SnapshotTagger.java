package io.snapwarden.runtime.aws.ec2;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsError;
import io.snapwarden.runtime.aws.client.Ec2Clients;
import io.snapwarden.runtime.port.SnapshotTagger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import software.amazon.awssdk.core.exception.SdkException;

/// Writes tags, on many snapshots in one call. One that is gone, or not visible yet, does not cost the others theirs:
/// they are tagged one by one then, and the missing one is left to the next scan.
public final class Ec2SnapshotTagger implements SnapshotTagger {

    private static final int MOST_SNAPSHOTS = 1000;

    private final Ec2Clients clients;

    public Ec2SnapshotTagger(Ec2Clients clients) {
        this.clients = clients;
    }

    @Override
    public List<SnapshotId> tag(Scope scope, Collection<SnapshotId> snapshots, Map<String, String> tags) {
        if (tags.isEmpty()) {
            return List.of();
        }
        return snapshots.stream()
                .gather(Gatherers.windowFixed(MOST_SNAPSHOTS))
                .flatMap(chunk -> tag(scope, chunk, tags).stream())
                .toList();
    }

    private List<SnapshotId> tag(Scope scope, List<SnapshotId> snapshots, Map<String, String> tags) {
        var client = clients.changing(scope, Ec2Clients.Change.CREATE_TAGS);
        var ids = snapshots.stream().map(SnapshotId::value).toList();
        try {
            client.createTags(request -> request.resources(ids).tags(Ec2Tags.write(tags)));
            return List.of();
        } catch (SdkException e) {
            var error = AwsError.of(e);
            if (error != AwsError.NOT_FOUND) {
                throw clients.trouble(AwsCall.ec2("CreateTags", snapshots.getFirst(), scope), scope, error, e);
            }
            return snapshots.size() == 1
                    ? snapshots
                    : snapshots.stream()
                            .flatMap(snapshot -> tag(scope, List.of(snapshot), tags).stream())
                            .toList();
        }
    }
}
