package io.snapwarden.runtime.aws.ec2;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.point.SnapshotId;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsError;
import io.snapwarden.runtime.aws.client.Ec2Clients;
import io.snapwarden.runtime.aws.client.Ec2Clients.Change;
import io.snapwarden.runtime.aws.client.Transmission;
import io.snapwarden.runtime.port.SnapshotCreator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CopyTagsFromSource;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/// Creates snapshots with the client that never repeats what may have been done.
public final class Ec2SnapshotCreator implements SnapshotCreator {

    private final Ec2Clients clients;

    public Ec2SnapshotCreator(Ec2Clients clients) {
        this.clients = clients;
    }

    @Override
    public Creation create(Scope scope, Request request) {
        return switch (request) {
            case Request.OfVolume one ->
                send(
                        scope,
                        AwsCall.ec2("CreateSnapshot", one.volume(), scope),
                        Change.CREATE_SNAPSHOT,
                        client -> one(client, one));
            case Request.OfInstance set ->
                send(
                        scope,
                        AwsCall.ec2("CreateSnapshots", set.instance(), scope),
                        Change.CREATE_SNAPSHOTS,
                        client -> set(client, set));
        };
    }

    private Creation send(
            Scope scope, AwsCall call, Change change, Function<Ec2Client, Map<VolumeId, SnapshotId>> sending) {
        var client = clients.changing(scope, change);
        var transmission = new Transmission();
        try {
            return new Creation.Created(
                    ScopedValue.where(Transmission.OF_CALL, transmission).call(() -> sending.apply(client)));
        } catch (SdkException e) {
            return Creations.afterTrouble(clients, scope, call, AwsError.of(e, transmission), e);
        }
    }

    private static Map<VolumeId, SnapshotId> one(Ec2Client client, Request.OfVolume one) {
        var answer =
                client.createSnapshot(request -> request.volumeId(one.volume().value())
                        .description(one.description())
                        .tagSpecifications(Ec2Tags.onCreate(ResourceType.SNAPSHOT, one.tags())));
        return Map.of(one.volume(), new SnapshotId(answer.snapshotId()));
    }

    private static Map<VolumeId, SnapshotId> set(Ec2Client client, Request.OfInstance set) {
        var without = set.withoutData().stream().map(VolumeId::value).toList();
        var answer = client.createSnapshots(request -> request.instanceSpecification(
                        instance -> instance.instanceId(set.instance().value())
                                .excludeBootVolume(set.withoutBoot() ? true : null)
                                .excludeDataVolumeIds(without.isEmpty() ? null : without))
                .description(set.description())
                .tagSpecifications(Ec2Tags.onCreate(ResourceType.SNAPSHOT, set.tags()))
                .copyTagsFromSource(set.copyVolumeTags() ? CopyTagsFromSource.VOLUME : null));
        var snapshots = new HashMap<VolumeId, SnapshotId>();
        answer.snapshots()
                .forEach(snapshot ->
                        snapshots.put(new VolumeId(snapshot.volumeId()), new SnapshotId(snapshot.snapshotId())));
        return Map.copyOf(snapshots);
    }
}
