package io.snapwarden.simulation.model;

import io.snapwarden.domain.fleet.Volume;
import java.time.Instant;

/// A volume as a listing shows it.
///
/// @param instance that it is attached to; empty when it is not
/// @param snapshot that it was made of; empty when of none
public record VolumeRow(Volume volume, String instance, String snapshot, Instant createdAt) {

    public String id() {
        return volume.id().value();
    }

    public String state() {
        return instance.isEmpty() ? "available" : "in-use";
    }

    static VolumeRow of(StoredVolume stored) {
        return new VolumeRow(stored.volume(), stored.instance, stored.snapshot, Instant.ofEpochMilli(stored.createdAt));
    }
}
