package io.snapwarden.runtime.aws.ec2;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.runtime.aws.client.AwsCall;
import io.snapwarden.runtime.aws.client.AwsError;
import io.snapwarden.runtime.aws.client.Ec2Clients;
import io.snapwarden.runtime.port.VolumeRestorer;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.CreateVolumeRequest;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/// Makes a volume as it was. What the type does not take is left out, for EC2 refuses it, and so is what was not
/// recorded, for EC2 then takes the snapshot's size and its own default type.
public final class Ec2VolumeRestorer implements VolumeRestorer {

    private static final Set<String> TYPES_WITH_IOPS = Set.of("io1", "io2", "gp3");
    private static final Set<String> TYPES_WITH_THROUGHPUT = Set.of("gp3");
    private static final int LONGEST_TOKEN = 64;

    private final Ec2Clients clients;

    public Ec2VolumeRestorer(Ec2Clients clients) {
        this.clients = clients;
    }

    @Override
    public VolumeId restore(Scope scope, Request request) {
        if (request.token().isEmpty() || request.token().length() > LONGEST_TOKEN) {
            throw new IllegalArgumentException("a restore's token has 1 to 64 characters but has "
                    + request.token().length());
        }
        var call = AwsCall.ec2("CreateVolume", request.snapshot(), scope);
        var client = clients.changing(scope, Ec2Clients.Change.CREATE_VOLUME);
        try {
            return new VolumeId(client.createVolume(volume(request)).volumeId());
        } catch (SdkException e) {
            throw clients.trouble(call, scope, AwsError.of(e), e);
        }
    }

    private static CreateVolumeRequest volume(Request request) {
        var shape = request.shape();
        var volume = CreateVolumeRequest.builder()
                .snapshotId(request.snapshot().value())
                .clientToken(request.token())
                .availabilityZone(shape.zone())
                .tagSpecifications(Ec2Tags.onCreate(ResourceType.VOLUME, request.tags()));
        addType(volume, shape);
        if (shape.sizeGiB() > 0) {
            volume.size(shape.sizeGiB());
        }
        return volume.build();
    }

    private static void addType(CreateVolumeRequest.Builder volume, VolumeShape shape) {
        if (!shape.type().isEmpty()) {
            volume.volumeType(shape.type());
        }
        if (shape.iops() > 0 && TYPES_WITH_IOPS.contains(shape.type())) {
            volume.iops(shape.iops());
        }
        if (shape.throughput() > 0 && TYPES_WITH_THROUGHPUT.contains(shape.type())) {
            volume.throughput(shape.throughput());
        }
    }
}
