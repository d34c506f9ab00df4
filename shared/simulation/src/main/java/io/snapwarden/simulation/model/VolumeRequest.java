package io.snapwarden.simulation.model;

import java.util.Map;

/// What CreateVolume is asked.
///
/// @param snapshot to make it of; empty for an empty volume
/// @param sizeGiB 0 for the size of the snapshot
/// @param iops 0 for the type's own
/// @param throughput 0 for the type's own
/// @param token the same token with the same request gives the same volume; empty for none
public record VolumeRequest(
        String zone,
        String snapshot,
        String type,
        int sizeGiB,
        int iops,
        int throughput,
        Map<String, String> tags,
        String token) {

    public VolumeRequest {
        tags = Map.copyOf(tags);
    }
}
