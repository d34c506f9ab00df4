package io.snapwarden.domain.fleet;

import java.util.List;

/// Every instance and every EBS volume of a scope, listed in full.
///
/// @param instances those that are not terminated, each with the EBS volumes attached to it
/// @param volumes all EBS volumes, attached or not
public record Fleet(List<Resource> instances, List<Volume> volumes) {

    public Fleet {
        instances = List.copyOf(instances);
        volumes = List.copyOf(volumes);
    }

    /// A volume as a resource of its own.
    public static Resource alone(Volume volume) {
        return new Resource(ResourceKind.VOLUME, volume.id().asResource(), volume.tags(), List.of(volume));
    }
}
