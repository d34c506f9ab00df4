package io.snapwarden.snapshotter.restore;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.point.Consistency;
import io.snapwarden.domain.point.PointKey;
import io.snapwarden.domain.point.SnapshotId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What a restore will make, volume by volume. Writing it down fixes the point: a later, newer point changes nothing.
///
/// @param restore names this restore; the same plan applied twice makes its volumes once
/// @param takenAt the instant that comes back
public record RestorePlan(
        String restore, Scope scope, PointKey point, Consistency consistency, Instant takenAt, List<Item> items) {

    /// One volume to make.
    ///
    /// @param shape as the source was, but in the zone where it is wanted; its id is the source's
    /// @param tags the source's own
    public record Item(SnapshotId snapshot, VolumeShape shape, Map<String, String> tags) {
        public Item {
            tags = Map.copyOf(tags);
        }
    }

    public RestorePlan {
        items = List.copyOf(items);
        if (!restore.matches("[0-9a-z-]{1,40}")) {
            throw new IllegalArgumentException(
                    "a restore is named with letters, digits and dashes but this one is \"" + restore + "\"");
        }
        var volumes = new HashSet<>();
        if (items.isEmpty()
                || !items.stream().allMatch(item -> volumes.add(item.shape().id()))) {
            throw new IllegalArgumentException("a restore plan names at least one volume, and each once");
        }
    }

    /// The client token of one volume: fits EC2's 64 characters, and differs between volumes and restores.
    String token(Item item) {
        return restore + "-" + item.shape().id().value().substring("vol-".length());
    }
}
