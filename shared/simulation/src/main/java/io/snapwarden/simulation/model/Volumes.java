package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.point.Snapshot;
import java.util.Set;

/// CreateVolume, DeleteVolume, AttachVolume and DetachVolume.
final class Volumes {

    private static final Set<String> TYPES = Set.of("gp2", "gp3", "io1", "io2", "st1", "sc1", "standard");
    private static final int GP3_IOPS = 3000;
    private static final int GP3_THROUGHPUT = 125;

    private final ScopeState state;

    Volumes(ScopeState state) {
        this.state = state;
    }

    VolumeRow create(VolumeRequest request) {
        var before = state.restored.get(request.token());
        if (before != null && !request.token().isEmpty()) {
            return repeated(before, request);
        }
        TagRules.check(request.tags(), state.limits);
        var volume = new StoredVolume(state.number(), shape(request), request.snapshot(), request.tags(), state.now());
        state.put(volume);
        state.restored.put(request.token(), new ScopeState.Restored(volume.id(), request));
        return VolumeRow.of(volume);
    }

    private VolumeRow repeated(ScopeState.Restored before, VolumeRequest request) {
        if (!before.request().equals(request)) {
            throw AwsError.refused(
                    "IdempotentParameterMismatch",
                    "The client token '" + request.token() + "' was used with other parameters.");
        }
        return VolumeRow.of(state.volume(before.volume()));
    }

    private VolumeShape shape(VolumeRequest request) {
        var type = request.type().isEmpty() ? "gp2" : request.type();
        if (!TYPES.contains(type)) {
            throw AwsError.refused("UnknownVolumeType", "Unsupported volume type '" + type + "'.");
        }
        if (!request.zone().startsWith(state.scope.region().id())) {
            throw AwsError.refused(
                    "InvalidZone.NotFound", "The zone '" + request.zone() + "' does not exist in this Region.");
        }
        boolean gp3 = type.equals("gp3");
        return new VolumeShape(
                new VolumeId(state.id("vol")),
                "",
                type,
                gp3 && request.iops() == 0 ? GP3_IOPS : request.iops(),
                gp3 && request.throughput() == 0 ? GP3_THROUGHPUT : request.throughput(),
                size(request),
                request.zone());
    }

    private int size(VolumeRequest request) {
        if (request.snapshot().isEmpty()) {
            if (request.sizeGiB() < 1) {
                throw AwsError.refused("MissingParameter", "The request must contain the parameter size/snapshot");
            }
            return request.sizeGiB();
        }
        var snapshot = state.snapshot(request.snapshot());
        if (snapshot.state(state.now()) != Snapshot.State.COMPLETED) {
            throw AwsError.refused("IncorrectState", "Snapshot is in invalid state: " + snapshot.id);
        }
        if (request.sizeGiB() != 0 && request.sizeGiB() < snapshot.sizeGiB) {
            throw AwsError.refused(
                    "InvalidParameterValue",
                    "The size of a volume must be at least that of its snapshot, " + snapshot.sizeGiB + " GiB.");
        }
        return Math.max(request.sizeGiB(), snapshot.sizeGiB);
    }

    void attach(String volumeId, String instanceId, String device, boolean boot) {
        var volume = state.volume(volumeId);
        var instance = state.instance(instanceId);
        if (!volume.instance.isEmpty()) {
            throw AwsError.refused("VolumeInUse", volumeId + " is already attached to an instance");
        }
        if (!volume.shape.zone().equals(instance.zone)) {
            throw AwsError.refused(
                    "InvalidVolume.ZoneMismatch", "The volume '" + volumeId + "' is not in the zone of the instance.");
        }
        if (instance.volumes.stream().anyMatch(other -> other.device.equals(device))) {
            throw AwsError.refused("InvalidParameterValue", "Attachment point " + device + " is already in use");
        }
        volume.attach(instanceId, device, boot);
        instance.volumes.add(boot ? 0 : instance.volumes.size(), volume);
    }

    void detach(String volumeId) {
        var volume = state.volume(volumeId);
        if (volume.instance.isEmpty()) {
            throw AwsError.refused("IncorrectState", "Volume '" + volumeId + "' is in the 'available' state.");
        }
        state.instance(volume.instance).volumes.remove(volume);
        volume.detach();
    }

    void delete(String volumeId) {
        var volume = state.volume(volumeId);
        if (!volume.instance.isEmpty()) {
            throw AwsError.refused("VolumeInUse", "Volume " + volumeId + " is currently attached");
        }
        volume.deleted = true;
        state.volumes.remove(volumeId);
        state.volumeShelf.lost(state.now());
    }
}
