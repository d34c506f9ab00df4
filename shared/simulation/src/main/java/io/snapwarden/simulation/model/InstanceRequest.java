package io.snapwarden.simulation.model;

import java.util.List;
import java.util.Map;

/// What RunInstances is asked, for one instance.
///
/// @param disks the root volume first
/// @param volumeTags on each of them
public record InstanceRequest(
        String zone, String type, List<Disk> disks, Map<String, String> tags, Map<String, String> volumeTags) {

    /// A volume that is made with the instance.
    public record Disk(String device, String type, int sizeGiB) {}

    public InstanceRequest {
        disks = List.copyOf(disks);
        tags = Map.copyOf(tags);
        volumeTags = Map.copyOf(volumeTags);
    }
}
