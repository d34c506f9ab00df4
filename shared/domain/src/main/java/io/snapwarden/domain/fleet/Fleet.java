package io.snapwarden.domain.fleet;

import java.util.List;

/// What a scope holds: every instance and every EBS volume, listed in full, or what AWS Backup or RDS
/// can take.
///
/// @param instances those that are not terminated, each with the EBS volumes attached to it
/// @param volumes all EBS volumes, attached or not
/// @param managed what AWS Backup can take, as far as a policy's tags select it, every database, or what commands back
/// up
public record Fleet(List<Resource> instances, List<Volume> volumes, List<Resource> managed) {

    public Fleet {
        instances = List.copyOf(instances);
        volumes = List.copyOf(volumes);
        managed = List.copyOf(managed);
    }

    public Fleet(List<Resource> instances, List<Volume> volumes) {
        this(instances, volumes, List.of());
    }

    public static Fleet ofManaged(List<Resource> managed) {
        return new Fleet(List.of(), List.of(), managed);
    }

    public Fleet with(List<Resource> more) {
        return new Fleet(instances, volumes, more);
    }

    /// What a command backs up on an instance, as a resource of its own: it has the instance's tags and name.
    public static Resource commandOn(Resource instance) {
        return new Resource(
                ResourceKind.COMMAND,
                ResourceId.ofCommandOn(instance.id()),
                instance.tags(),
                List.of(),
                instance.called());
    }

    /// A volume as a resource of its own.
    public static Resource alone(Volume volume) {
        return new Resource(ResourceKind.VOLUME, volume.id().asResource(), volume.tags(), List.of(volume));
    }
}
