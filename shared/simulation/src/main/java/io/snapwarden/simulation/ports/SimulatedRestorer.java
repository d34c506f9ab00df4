package io.snapwarden.simulation.ports;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.runtime.port.VolumeRestorer;
import io.snapwarden.simulation.model.VolumeRequest;

/// Makes volumes from snapshots.
final class SimulatedRestorer implements VolumeRestorer {

    private final Role role;

    SimulatedRestorer(Role role) {
        this.role = role;
    }

    @Override
    public VolumeId restore(Scope scope, Request request) {
        var shape = request.shape();
        var volume = new VolumeRequest(
                shape.zone(),
                request.snapshot().value(),
                shape.type(),
                shape.sizeGiB(),
                shape.iops(),
                shape.throughput(),
                request.tags(),
                request.token());
        return role.run(
                "CreateVolume of " + request.snapshot(),
                scope,
                () -> new VolumeId(role.in(scope).createVolume(volume).id()));
    }
}
