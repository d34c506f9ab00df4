package io.snapwarden.domain.fleet;

import java.util.Map;

/// An EBS volume as listed.
///
/// @param boot whether it is the root volume of the instance that it is attached to
public record Volume(VolumeShape shape, boolean boot, Map<String, String> tags) {

    public Volume {
        tags = Map.copyOf(tags);
    }

    public VolumeId id() {
        return shape.id();
    }
}
