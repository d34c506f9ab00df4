package io.snapwarden.runtime.port;

import io.snapwarden.domain.fleet.Scope;
import io.snapwarden.domain.fleet.VolumeId;
import io.snapwarden.domain.fleet.VolumeShape;
import io.snapwarden.domain.point.SnapshotId;
import java.util.Map;

/// Makes volumes from snapshots. Repeatable: the same token gives the same volume.
public interface VolumeRestorer {

    /// @param shape how the volume was; its id is the source's
    /// @param token derived from the restore, the same on every repetition
    record Request(SnapshotId snapshot, VolumeShape shape, Map<String, String> tags, String token) {}

    VolumeId restore(Scope scope, Request request);
}
