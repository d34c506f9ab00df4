package io.snapwarden.simulation.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// An instance as a listing shows it.
///
/// @param windows whether it runs Windows
/// @param volumes attached to it, the root volume first
public record InstanceRow(
        String id,
        InstanceState state,
        String zone,
        String type,
        Instant launchedAt,
        boolean windows,
        Map<String, String> tags,
        List<VolumeRow> volumes) {

    public InstanceRow {
        volumes = List.copyOf(volumes);
    }

    /// The device of the root volume; empty when it has none.
    public String rootDevice() {
        return volumes.stream()
                .filter(row -> row.volume().boot())
                .map(row -> row.volume().shape().device())
                .findFirst()
                .orElse("");
    }

    static InstanceRow of(StoredInstance stored) {
        return new InstanceRow(
                stored.id,
                stored.state,
                stored.zone,
                stored.type,
                Instant.ofEpochMilli(stored.launchedAt),
                stored.windows,
                stored.tags,
                stored.volumes.stream().map(VolumeRow::of).toList());
    }
}
