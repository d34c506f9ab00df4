package io.snapwarden.simulation.model;

import java.util.List;
import java.util.Optional;

/// RunInstances, StopInstances, StartInstances and TerminateInstances.
final class Instances {

    private final ScopeState state;
    private final Volumes volumes;

    Instances(ScopeState state, Volumes volumes) {
        this.state = state;
        this.volumes = volumes;
    }

    InstanceRow run(InstanceRequest request) {
        TagRules.check(request.tags(), state.limits);
        TagRules.check(request.volumeTags(), state.limits);
        var instance = new StoredInstance(
                state.number(), state.id("i"), request.zone(), request.type(), request.tags(), state.now());
        state.put(instance);
        for (int i = 0; i < request.disks().size(); i++) {
            var disk = request.disks().get(i);
            var volume = volumes.create(
                    new VolumeRequest(request.zone(), "", disk.type(), disk.sizeGiB(), 0, 0, request.volumeTags(), ""));
            volumes.attach(volume.id(), instance.id, disk.device(), i == 0);
        }
        return InstanceRow.of(instance);
    }

    void stop(String id) {
        alive(id).state = InstanceState.STOPPED;
        host(id).ifPresent(host -> host.powerOff(state.now()));
    }

    void start(String id) {
        alive(id).state = InstanceState.RUNNING;
        host(id).ifPresent(host -> host.agent.powerOn(state.now()));
    }

    /// Its volumes go with it, as when they were made by the launch.
    void terminate(String id) {
        var instance = state.instance(id);
        instance.state = InstanceState.TERMINATED;
        instance.terminatedAt = state.now();
        host(id).ifPresent(host -> host.terminate(state.now()));
        for (var volume : List.copyOf(instance.volumes)) {
            volumes.detach(volume.id());
            volumes.delete(volume.id());
        }
    }

    private Optional<StoredHost> host(String id) {
        return Optional.ofNullable(state.hosts.get(id));
    }

    private StoredInstance alive(String id) {
        var instance = state.instance(id);
        if (instance.state == InstanceState.TERMINATED) {
            throw AwsError.refused("IncorrectInstanceState", "The instance '" + id + "' is terminated.");
        }
        return instance;
    }
}
